package neva.forecasting;

import static neva.forecasting.ReportNumbers.cell;
import static neva.forecasting.ReportNumbers.count;
import static neva.forecasting.ReportNumbers.number;
import static neva.forecasting.ReportNumbers.percent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import neva.forecasting.method.CandidateScore;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.IntervalMetrics;
import neva.forecasting.series.Series;
import neva.io.TextColumns;

/**
 * An evaluation as text: the chosen method, the rule and every baseline side by side, how well the
 * intervals hold, and which is best by how much.
 */
final class EvaluationText {

  private static final int MOST_DECIMALS = 6;

  private final ForecastEvaluation evaluation;
  private final Map<String, Double> validation;
  private final Map<String, Double> weights;
  private final boolean compared; // whether methods were, on validation data

  EvaluationText(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
    validation = evaluation.validation();
    weights = evaluation.weights();
    compared = !weights.isEmpty();
  }

  @Override
  public String toString() {
    String verdict = evaluation.verdict();
    return "%s%s%s%n%s%n%s".formatted(table(), leftOut(), chosen(), intervals(), verdict);
  }

  private String table() {
    TextColumns columns = new TextColumns(compared ? "lrrrrrrr" : "lrrrrr");
    addRows(columns, evaluation.ahead(), evaluation.asChosen());
    if (isAnotherAtOnce()) {
      columns.row(Collections.nCopies(compared ? 8 : 6, "").toArray(String[]::new));
      addRows(columns, atOnce(evaluation), SeriesEvaluation::allAtOnce);
    }
    return testPart() + System.lineSeparator() + columns;
  }

  /** Whether the test set is longer than the horizon. */
  private boolean isAnotherAtOnce() {
    return evaluation.series().stream()
        .map(evaluation.asChosen())
        .anyMatch(
            each ->
                each.forecasts().backtest().horizon()
                    < each.forecasts().backtest().part().length());
  }

  /** What forecasts, of one series by name, of several how often each counts most. */
  private String chosen() {
    if (!compared) {
      return "";
    }
    if (evaluation.series().size() == 1) {
      return "forecast by: %s%n".formatted(evaluation.series().get(0).method());
    }
    Map<String, Long> counts =
        evaluation.series().stream()
            .flatMap(each -> first(each).stream())
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> "%s %s".formatted(each.getKey(), count(each.getValue())))
        .collect(Collectors.joining(", ", "greatest weight, number of series: ", "%n".formatted()));
  }

  private static Optional<String> first(SeriesEvaluation each) {
    return each.scores().stream()
        .filter(score -> score.weight() > 0)
        .max(Comparator.comparingDouble(CandidateScore::weight))
        .map(CandidateScore::name);
  }

  private String testPart() {
    SeriesEvaluation first = evaluation.series().get(0);
    Series series = first.series();
    String part =
        "test set of %s: %s to %s, %s values"
            .formatted(
                series.label(),
                series.time().label(first.testStart()),
                series.time().label(series.length() - 1),
                count(series.length() - first.testStart()));
    int more = evaluation.series().size() - 1;
    return more == 0 ? part : "%s, and those of %d more series".formatted(part, more);
  }

  /** Such as "all 17 at once". */
  static String atOnce(ForecastEvaluation evaluation) {
    List<Integer> lengths =
        evaluation.series().stream().map(s -> s.allAtOnce().metrics().count()).distinct().toList();
    return lengths.size() == 1 ? "all %s at once".formatted(count(lengths.get(0))) : "all at once";
  }

  private void addRows(
      TextColumns columns, String title, Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> all = evaluation.all(which);
    String format = "%,." + decimals(evaluation.metrics(which).rmse()) + "f";
    List<String> head = new ArrayList<>(List.of(title, "RMSE", "MAE", "MAPE", "sMAPE", "MASE"));
    if (compared) {
      head.addAll(List.of("validation", "weight"));
    }
    columns.row(head.toArray(String[]::new));
    all.forEach(
        (name, m) -> {
          List<String> cells = cells(name, m, format);
          if (compared) {
            cells.addAll(scores(name));
          }
          columns.row(cells.toArray(String[]::new));
        });
  }

  private static List<String> cells(String name, ForecastMetrics m, String format) {
    return new ArrayList<>(
        List.of(
            "  " + name,
            cell(format, m.rmse()),
            cell(format, m.mae()),
            cell("%.2f%%", m.mape()),
            cell("%.2f%%", m.smape()),
            cell("%.3f", m.mase())));
  }

  /** MASE on validation data, and the weight in the forecast. */
  private List<String> scores(String name) {
    double weight = weights.getOrDefault(name, 0.0);
    double error = validation.getOrDefault(name, Double.NaN);
    return List.of(cell("%.3f", error), weight == 0 ? "" : cell("%.0f%%", 100 * weight));
  }

  /** So many that the error of the method has four digits. */
  private static int decimals(double rmse) {
    return rmse > 0
        ? Math.min(MOST_DECIMALS, Math.max(0, 3 - (int) Math.floor(Math.log10(rmse))))
        : 3;
  }

  /** A line of the baselines that could not be fitted, those of the same reason together. */
  private String leftOut() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    evaluation
        .leftOut()
        .forEach((name, why) -> names.computeIfAbsent(why, w -> new ArrayList<>()).add(name));
    String all =
        names.entrySet().stream()
            .map(each -> "%s (%s)".formatted(String.join(", ", each.getValue()), each.getKey()))
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : "left out: %s%n".formatted(all);
  }

  private String intervals() {
    if (evaluation.series().stream().noneMatch(each -> each.oneStep().hasIntervals())) {
      return "no intervals, because there was no validation set%n".formatted();
    }
    String first =
        "%s intervals %s cover %s%n"
            .formatted(
                percent(evaluation.level()), evaluation.ahead(), held(evaluation.asChosen()));
    return isAnotherAtOnce()
        ? first
            + "%s intervals at once cover %s%n"
                .formatted(percent(evaluation.level()), held(SeriesEvaluation::allAtOnce))
        : first;
  }

  private String held(Function<SeriesEvaluation, Judgement> which) {
    List<IntervalMetrics> all =
        evaluation.series().stream()
            .map(which)
            .filter(Judgement::hasIntervals)
            .map(Judgement::intervals)
            .toList();
    int count = all.stream().mapToInt(IntervalMetrics::count).sum();
    int covered = all.stream().mapToInt(IntervalMetrics::covered).sum();
    double width = all.stream().mapToDouble(m -> m.count() * m.meanWidth()).sum() / count;
    return "%s of %s values, %s; they are %s wide on average"
        .formatted(count(covered), count(count), percent((double) covered / count), number(width));
  }
}

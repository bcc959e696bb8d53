package neva.forecasting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.IntervalMetrics;
import neva.forecasting.series.Series;
import neva.io.TextColumns;

/**
 * What came of a test part as text: the chosen method, the rule and every baseline side by side,
 * how well the intervals hold, and which is best by how much.
 */
public final class ForecastReportText {

  static final String RULE = "rule";

  private final ForecastEvaluation evaluation;
  private final String own;

  public ForecastReportText(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
    this.own = name(evaluation.method());
  }

  /** What a method is called beside the baselines. */
  static String name(Method method) {
    return method == Method.LSTM ? "lstm" : RULE;
  }

  /** A share such as 0.9 as "90 %". */
  static String percent(double share) {
    return "%s %%".formatted("%.1f".formatted(100 * share).replaceFirst("\\.0$", ""));
  }

  /** A number of four digits or more. */
  static String number(double value) {
    return Math.abs(value) >= 1_000 ? "%,.0f".formatted(value) : "%.4g".formatted(value);
  }

  @Override
  public String toString() {
    String verdict = new ForecastReportVerdict(evaluation).toString();
    return "%n%s%s%n%s%n%s".formatted(table(), leftOut(), intervals(), verdict);
  }

  private String table() {
    TextColumns columns = new TextColumns("lrrrrr");
    addRows(columns, "one step ahead", SeriesEvaluation::oneStep);
    columns.row("", "", "", "", "", "");
    addRows(columns, atOnce(evaluation), SeriesEvaluation::allAtOnce);
    return testPart() + System.lineSeparator() + columns;
  }

  private String testPart() {
    SeriesEvaluation first = evaluation.series().get(0);
    Series series = first.series();
    String part =
        "test part of %s: %s to %s, %,d values"
            .formatted(
                series.label(),
                series.time().label(first.testStart()),
                series.time().label(series.length() - 1),
                series.length() - first.testStart());
    int more = evaluation.series().size() - 1;
    return more == 0 ? part : "%s, and those of %d more series".formatted(part, more);
  }

  /** Such as "all 17 at once". */
  static String atOnce(ForecastEvaluation evaluation) {
    List<Integer> lengths =
        evaluation.series().stream().map(s -> s.allAtOnce().metrics().count()).distinct().toList();
    return lengths.size() == 1 ? "all %,d at once".formatted(lengths.get(0)) : "all at once";
  }

  private void addRows(
      TextColumns columns, String title, Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> all = ForecastReportTables.all(evaluation, which);
    String format = "%%,.%df".formatted(decimals(all.get(own).rmse()));
    columns.row(title, "RMSE", "MAE", "MAPE", "sMAPE", "MASE");
    all.forEach(
        (name, m) ->
            columns.row(
                "  " + name,
                cell(format, m.rmse()),
                cell(format, m.mae()),
                cell("%.2f %%", m.mape()),
                cell("%.2f %%", m.smape()),
                cell("%.3f", m.mase())));
  }

  /** So many that the error of the method has four digits. */
  private static int decimals(double rmse) {
    return rmse > 0 ? Math.max(0, 3 - (int) Math.floor(Math.log10(rmse))) : 3;
  }

  private static String cell(String format, double value) {
    return Double.isFinite(value) ? format.formatted(value) : "-";
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
    if (!evaluation.series().stream().allMatch(each -> each.oneStep().hasIntervals())) {
      return "no intervals, for nothing was held out in training%n".formatted();
    }
    return "%s intervals one step ahead hold %s%n%s intervals at once hold %s%n"
        .formatted(
            percent(evaluation.level()),
            held(SeriesEvaluation::oneStep),
            percent(evaluation.level()),
            held(SeriesEvaluation::allAtOnce));
  }

  private String held(Function<SeriesEvaluation, Judgement> which) {
    List<IntervalMetrics> all =
        evaluation.series().stream().map(each -> which.apply(each).intervals()).toList();
    int count = all.stream().mapToInt(IntervalMetrics::count).sum();
    int covered = all.stream().mapToInt(IntervalMetrics::covered).sum();
    double width = all.stream().mapToDouble(m -> m.count() * m.meanWidth()).sum() / count;
    return "%,d of %,d values, %s; they are %s wide on average"
        .formatted(covered, count, percent((double) covered / count), number(width));
  }
}

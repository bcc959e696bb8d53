package neva.forecasting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.Series;

/** The tables of a report as CSV. */
final class ForecastReportTables {

  private final ForecastEvaluation evaluation;

  ForecastReportTables(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The measures of the method and of every baseline, each way of judging. */
  String metrics() throws IOException {
    ForecastReportCsv rows =
        new ForecastReportCsv(
            "judged", "method", "forecasts", "rmse", "mae", "mape", "smape", "mase");
    add(rows, "one-step", SeriesEvaluation::oneStep);
    add(rows, "all-at-once", SeriesEvaluation::allAtOnce);
    add(rows, "backtest", SeriesEvaluation::rolling);
    return rows.text();
  }

  private void add(
      ForecastReportCsv rows, String judged, Function<SeriesEvaluation, Judgement> which)
      throws IOException {
    for (Map.Entry<String, ForecastMetrics> each : all(evaluation, which).entrySet()) {
      ForecastMetrics m = each.getValue();
      rows.add(judged, each.getKey(), m.count(), m.rmse(), m.mae(), m.mape(), m.smape(), m.mase());
    }
  }

  /** The measures of the method, then of the baselines, by name. */
  static Map<String, ForecastMetrics> all(
      ForecastEvaluation evaluation, Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> all = new LinkedHashMap<>();
    Map<String, ForecastMetrics> measured = evaluation.baselines(which);
    all.put(ForecastReportText.name(evaluation.method()), evaluation.metrics(which));
    baselines(evaluation, which).forEach(name -> all.put(name, measured.get(name)));
    return all;
  }

  /** The names of the baselines, that of the rule first. */
  private static List<String> baselines(
      ForecastEvaluation evaluation, Function<SeriesEvaluation, Judgement> which) {
    List<String> names = evaluation.baselineNames(which);
    if (names.remove(ForecastReportText.RULE)) {
      names.add(0, ForecastReportText.RULE);
    }
    return names;
  }

  /** Every value of the test parts beside what was forecast. */
  String forecasts() throws IOException {
    ForecastReportCsv rows =
        new ForecastReportCsv(
            "series",
            "time",
            "actual",
            "forecast",
            "lower",
            "upper",
            "at_once",
            "at_once_lower",
            "at_once_upper");
    for (SeriesEvaluation each : evaluation.series()) {
      add(rows, each);
    }
    return rows.text();
  }

  private static void add(ForecastReportCsv rows, SeriesEvaluation each) throws IOException {
    Series series = each.series();
    Judgement next = each.oneStep();
    Judgement once = each.allAtOnce();
    double[] forecasts = next.forecasts().forecasts(1);
    boolean bounds = next.hasIntervals();
    for (int k = 0; k < forecasts.length; k++) {
      int i = each.testStart() + k;
      rows.add(
          series.id(),
          series.time().label(i),
          series.value(i),
          forecasts[k],
          bounds ? next.lower()[k][0] : Double.NaN,
          bounds ? next.upper()[k][0] : Double.NaN,
          once.forecasts().forecasts(k + 1)[0],
          bounds ? once.lower()[0][k] : Double.NaN,
          bounds ? once.upper()[0][k] : Double.NaN);
    }
  }

  /** The error of every way to forecast for each step ahead. */
  String errorByStep() throws IOException {
    Map<String, double[]> errors = byStep(evaluation);
    List<String> names = new ArrayList<>(List.of("step"));
    names.addAll(errors.keySet());
    ForecastReportCsv rows = new ForecastReportCsv(names.toArray(String[]::new));
    for (int step = 1; step <= evaluation.backtest().horizon(); step++) {
      int h = step - 1;
      List<Object> cells = new ArrayList<>(List.of(step));
      errors.values().forEach(values -> cells.add(values[h]));
      rows.add(cells.toArray());
    }
    return rows.text();
  }

  /** The RMSE for each step ahead of the method, then of the baselines, by name. */
  static Map<String, double[]> byStep(ForecastEvaluation evaluation) {
    Map<String, double[]> errors = new LinkedHashMap<>();
    errors.put(ForecastReportText.name(evaluation.method()), numbers(evaluation.byStep()));
    for (String name : baselines(evaluation, SeriesEvaluation::rolling)) {
      errors.put(name, numbers(evaluation.byStep(name)));
    }
    return errors;
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}

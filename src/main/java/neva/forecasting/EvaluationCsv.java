package neva.forecasting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.Series;

/** An evaluation as tables, in CSV. */
final class EvaluationCsv {

  private final ForecastEvaluation evaluation;

  EvaluationCsv(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The measures of the method and of every baseline, each way of judging. */
  String metrics() throws IOException {
    CsvLines rows =
        new CsvLines("judged", "method", "forecasts", "rmse", "mae", "mape", "smape", "mase");
    add(rows, "one-step", SeriesEvaluation::oneStep);
    add(rows, "all-at-once", SeriesEvaluation::allAtOnce);
    add(rows, "backtest", SeriesEvaluation::rolling);
    return rows.text();
  }

  private void add(CsvLines rows, String judged, Function<SeriesEvaluation, Judgement> which)
      throws IOException {
    for (Map.Entry<String, ForecastMetrics> each : evaluation.all(which).entrySet()) {
      ForecastMetrics m = each.getValue();
      rows.add(judged, each.getKey(), m.count(), m.rmse(), m.mae(), m.mape(), m.smape(), m.mase());
    }
  }

  /** Every value of the test sets beside what was forecast. */
  String forecasts() throws IOException {
    CsvLines rows =
        new CsvLines(
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

  private static void add(CsvLines rows, SeriesEvaluation each) throws IOException {
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
    Map<String, double[]> errors = evaluation.errorsByStep();
    List<String> names = new ArrayList<>(List.of("step"));
    names.addAll(errors.keySet());
    CsvLines rows = new CsvLines(names.toArray(String[]::new));
    for (int step = 1; step <= evaluation.backtest().horizon(); step++) {
      int h = step - 1;
      List<Object> cells = new ArrayList<>(List.of(step));
      errors.values().forEach(values -> cells.add(values[h]));
      rows.add(cells.toArray());
    }
    return rows.text();
  }
}

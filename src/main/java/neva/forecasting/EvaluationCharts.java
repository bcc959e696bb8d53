package neva.forecasting;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import neva.forecasting.series.BacktestResult;
import neva.forecasting.series.Series;
import neva.plot.LineChart;

/** The pictures of how a test set was forecast. */
final class EvaluationCharts {

  private static final int MOST_SHOWN = 240;
  private static final int HISTORIES = 2;
  private static final int BASELINES_SHOWN = 4;

  private final String name;
  private final SeriesEvaluation evaluation;
  private final Series series;
  private final String interval;
  private final int start;
  private final int length;

  /**
   * @param method whose forecasts were evaluated
   * @param level of the intervals
   */
  EvaluationCharts(String method, SeriesEvaluation evaluation, double level) {
    this.name = method;
    this.evaluation = evaluation;
    this.series = evaluation.series();
    this.interval = ReportNumbers.percent(level) + " interval";
    this.start = evaluation.testStart();
    this.length = series.length() - start;
  }

  /** Every value forecast from all before it: the end of the test set. */
  LineChart oneStep() {
    Judgement judged = evaluation.oneStep();
    int to = series.length();
    int from = Math.max(start, to - MOST_SHOWN);
    LineChart chart = chart("one step ahead", judged, series.name());
    actual(chart, length < MOST_SHOWN ? from - HISTORIES * length : from, to);
    if (judged.hasIntervals()) {
      chart.band(
          interval,
          times(from, to),
          values(from, to, i -> judged.lower()[i - start][0]),
          values(from, to, i -> judged.upper()[i - start][0]));
    }
    double[] forecasts = judged.forecasts().forecasts(1);
    return chart.line(name, times(from, to), values(from, to, i -> forecasts[i - start]));
  }

  /** The test set forecast from its start: the start of it. */
  LineChart allAtOnce() {
    Judgement judged = evaluation.allAtOnce();
    int to = Math.min(series.length(), start + MOST_SHOWN);
    LineChart chart =
        chart("all %s at once".formatted(ReportNumbers.count(length)), judged, series.name());
    actual(chart, start - HISTORIES * Math.min(length, MOST_SHOWN / 4), to);
    if (judged.hasIntervals()) {
      chart.band(
          interval,
          times(start, to),
          values(start, to, i -> judged.lower()[0][i - start]),
          values(start, to, i -> judged.upper()[0][i - start]));
    }
    chart.line(name, times(start, to), atOnce(judged.forecasts(), to));
    String best = bestBaseline(judged);
    return chart.line(best, times(start, to), atOnce(judged.baselines().get(best), to));
  }

  private double[] atOnce(BacktestResult result, int to) {
    return values(start, to, i -> result.forecasts(i - start + 1)[0]);
  }

  /** The errors one step ahead, and where nine of ten or so were to lie. */
  LineChart residuals() {
    Judgement judged = evaluation.oneStep();
    double[] residuals = judged.residuals();
    double[] forecasts = judged.forecasts().forecasts(1);
    LineChart chart =
        chart("errors one step ahead", judged, "forecast less actual %s".formatted(series.name()));
    int to = series.length();
    if (judged.hasIntervals()) {
      chart.band(
          interval,
          times(start, to),
          values(start, to, i -> forecasts[i - start] - judged.upper()[i - start][0]),
          values(start, to, i -> forecasts[i - start] - judged.lower()[i - start][0]));
    }
    return chart.points(name, times(start, to), residuals);
  }

  private LineChart chart(String what, Judgement judged, String yLabel) {
    String title =
        "%s, %s: RMSE %s"
            .formatted(series.label(), what, ReportNumbers.number(judged.metrics().rmse()));
    LineChart chart = new LineChart(title, "", yLabel);
    return series.time().step().isRows() ? chart : chart.timesX();
  }

  private void actual(LineChart chart, int from, int to) {
    int first = Math.max(0, from);
    chart.line("actual", times(first, to), values(first, to, series::value));
  }

  private double[] times(int from, int to) {
    return series.time().step().isRows()
        ? values(from, to, i -> i + 1)
        : values(from, to, i -> series.time().at(i).toEpochSecond(ZoneOffset.UTC));
  }

  private static double[] values(int from, int to, IntToDoubleFunction value) {
    return IntStream.range(from, to).mapToDouble(value).toArray();
  }

  /** The error over the steps ahead, beside that of the best baselines. */
  static LineChart errorByStep(ForecastEvaluation evaluation) {
    Map<String, double[]> errors = evaluation.errorsByStep();
    int horizon = evaluation.backtest().horizon();
    double[] steps = IntStream.rangeClosed(1, horizon).asDoubleStream().toArray();
    LineChart chart =
        new LineChart(
            "Error by steps ahead, from %d origins".formatted(evaluation.origins()),
            "steps ahead",
            "RMSE, %s".formatted(evaluation.series().get(0).series().name()));
    String own = evaluation.method();
    for (String first : List.of(own, ForecasterConfig.RULE)) {
      Optional.ofNullable(errors.remove(first)).ifPresent(e -> chart.line(first, steps, e));
    }
    errors.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> sumOfSquares(entry.getValue())))
        .limit(BASELINES_SHOWN)
        .forEach(entry -> chart.line(entry.getKey(), steps, entry.getValue()));
    return chart;
  }

  private static double sumOfSquares(double[] values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }

  private String bestBaseline(Judgement judged) {
    return judged.baselines().keySet().stream()
        .filter(baseline -> !baseline.equals(name))
        .min(Comparator.comparingDouble(baseline -> judged.metrics(baseline).rmse()))
        .orElseThrow();
  }
}

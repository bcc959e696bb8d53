package neva.forecasting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.BacktestResult;
import neva.forecasting.series.Baseline;
import neva.forecasting.series.Baselines;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.io.BadInputException;
import neva.io.Check;
import neva.forecasting.lstm.Band;
import neva.forecasting.lstm.Foresight;
import neva.forecasting.lstm.IntervalMargins;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.PreparedSeries;
import neva.forecasting.lstm.Rule;
import neva.forecasting.lstm.Track;

/** Forecasts one of the series that a forecaster knows. */
final class SeriesForecaster {

  private final LstmConfig config;
  private final PreparedSeries part;
  private final Foresight foresight;
  private final IntervalMargins margins;

  SeriesForecaster(
      LstmConfig config, PreparedSeries part, Foresight foresight, IntervalMargins margins) {
    this.config = config;
    this.part = part;
    this.foresight = foresight;
    this.margins = margins;
  }

  /** The id of the series. */
  String id() {
    return part.series().id();
  }

  Forecast predict(int horizon) {
    return predict(part.series(), horizon);
  }

  Forecast predict(Series history, int horizon) {
    Check.positive("horizon", horizon);
    requireColumns(history);
    history.requireLength(config.firstStep() + 1, "a forecast by this network");
    Track track = part.track(history, horizon);
    int[] origin = {history.length()};
    Band band = foresight.from(track, origin, horizon).get(0);
    return new Forecast(
        history,
        restored(track, band.middle(), origin[0]),
        margins.areKnown() ? Optional.of(margins.usualLevel()) : Optional.empty(),
        level -> interval(track, band, origin[0], level));
  }

  private void requireColumns(Series history) {
    Series known = part.series();
    if (!history.name().equals(known.name()) || !history.extras().equals(known.extras())) {
      throw new BadInputException(
          "Expected a history of %s with further columns %s but was %s with %s."
              .formatted(known.name(), known.extras(), history.name(), history.extras()));
    }
  }

  private static double[] restored(Track track, double[] values, int from) {
    return IntStream.range(0, values.length)
        .mapToDouble(h -> track.restore(values[h], from + h))
        .toArray();
  }

  private Interval interval(Track track, Band band, int origin, double level) {
    double[] lower = band.lower().clone();
    double[] upper = band.upper().clone();
    for (int h = 0; h < lower.length; h++) {
      double margin = part.unit() * margins.at(h + 1, level);
      lower[h] -= margin;
      upper[h] += margin;
    }
    return new Interval(level, restored(track, lower, origin), restored(track, upper, origin));
  }

  /**
   * The test set.
   *
   * @throws BadInputException when there is none
   */
  HeldOut test() {
    return part.test()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a test set but %s has none. Train with a test split such as 0.1, or give a series that has grown since."
                        .formatted(part.series().label())));
  }

  /**
   * Evaluates the forecasts of the test set.
   *
   * @param plan with horizon and origins
   */
  SeriesEvaluation evaluate(EvaluationPlan plan) {
    HeldOut test = test();
    Track track = part.track();
    Map<String, ForecastFunction> baselines = baselines();
    return new SeriesEvaluation(
        part.series(),
        test.first(),
        Standardization.fit(part.fitted()).deviation(),
        Baselines.leftOut(part.trained(), config.season()),
        train(track),
        judge(track, Backtest.oneStep(test), baselines, plan.level()),
        judge(track, Backtest.allAtOnce(test), baselines, plan.level()),
        judge(track, plan.rolling(test), baselines, plan.level()));
  }

  private Map<String, ForecastFunction> baselines() {
    Map<String, ForecastFunction> fitted = new LinkedHashMap<>();
    for (Baseline baseline : Baselines.of(part.trained(), config.season())) {
      fitted.put(baseline.name(), baseline.fit(part.trained()));
    }
    return fitted;
  }

  private double naiveError() {
    return part.trained().naiveError(config.season());
  }

  /** One step ahead on the training set. */
  private ForecastMetrics train(Track track) {
    int end = part.trained().length();
    int[] origins = IntStream.range(config.firstStep() + 1, end).toArray();
    List<Band> bands = foresight.from(track, origins, 1);
    double[] forecasts = new double[origins.length];
    Arrays.setAll(forecasts, k -> track.restore(bands.get(k).middle()[0], origins[k]));
    double[] actual = Arrays.stream(origins).mapToDouble(part.series()::value).toArray();
    return ForecastMetrics.of(actual, forecasts, naiveError());
  }

  private Judgement judge(
      Track track, Backtest backtest, Map<String, ForecastFunction> baselines, double level) {
    int[] origins = IntStream.range(0, backtest.size()).map(backtest::origin).toArray();
    List<Band> bands = foresight.from(track, origins, backtest.horizon());
    Map<String, BacktestResult> others = new LinkedHashMap<>();
    baselines.forEach((name, function) -> others.put(name, backtest.run(function)));
    if (config.rule() != Rule.NONE) {
      Foresight rule = new Foresight(config, Optional.empty());
      List<Band> byRule = rule.from(track, origins, backtest.horizon());
      others.put("rule", backtest.resultOf(middles(track, byRule, origins)));
    }
    List<Interval> intervals =
        IntStream.range(0, part.hasValidation() ? origins.length : 0)
            .mapToObj(k -> interval(track, bands.get(k), origins[k], level))
            .toList();
    return new Judgement(
        backtest.resultOf(middles(track, bands, origins)),
        intervals.stream().map(Interval::lower).toArray(double[][]::new),
        intervals.stream().map(Interval::upper).toArray(double[][]::new),
        others,
        naiveError());
  }

  private static double[][] middles(Track track, List<Band> bands, int[] origins) {
    return IntStream.range(0, origins.length)
        .mapToObj(k -> restored(track, bands.get(k).middle(), origins[k]))
        .toArray(double[][]::new);
  }
}

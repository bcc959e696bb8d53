package neva.forecasting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neva.forecasting.method.CandidateScore;
import neva.forecasting.method.ForecastMethod;
import neva.forecasting.method.Prediction;
import neva.forecasting.method.SeriesPredictor;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.BacktestResult;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.io.BadInputException;
import neva.io.Check;

/** Forecasts one of the series that a forecaster knows. */
final class SeriesForecaster {

  private final ForecasterConfig config;
  private final KnownSeries known;
  private final SeriesPredictor predictor;
  private final List<ForecastMethod> learned;

  /**
   * @param predictor fitted to what comes before the test set
   * @param learned network and rule for the series, to compare with
   */
  SeriesForecaster(
      ForecasterConfig config,
      KnownSeries known,
      SeriesPredictor predictor,
      List<ForecastMethod> learned) {
    this.config = config;
    this.known = known;
    this.predictor = predictor;
    this.learned = learned;
  }

  String id() {
    return known.id();
  }

  /** How the candidates did on validation data; empty where nothing was compared. */
  List<CandidateScore> scores() {
    return predictor.scores();
  }

  /** 0.9, or the highest level of intervals that is supported where that is lower. */
  double usualLevel() {
    return predictor.usualLevel();
  }

  Forecast predict(int horizon) {
    return predict(known.series(), horizon);
  }

  /** Forecasts with the methods fitted to all of the history. */
  Forecast predict(Series history, int horizon) {
    Check.positive("horizon", horizon);
    SeriesPredictor fitted = predictor.refit(history.trainOnAll());
    int[] origin = {history.length()};
    Prediction prediction = fitted.predict(history, origin, horizon).get(0);
    return new Forecast(
        history,
        fitted.name(),
        prediction.mean(),
        fitted.highestLevel() == 0 ? Optional.empty() : Optional.of(usualLevel()),
        level -> interval(prediction, level));
  }

  private Interval interval(Prediction prediction, double level) {
    double highest = predictor.highestLevel();
    if (highest == 0) {
      throw new BadInputException(
          "Expected validation data to learn intervals from but there are none. Train with a validation split such as 0.1, or give a longer series.");
    }
    if (level > highest) {
      throw new BadInputException(
          "level must be at most %s, the highest that the forecasts of validation values support, found %s. Ask for less, or give a longer series."
              .formatted((float) highest, level));
    }
    return prediction.interval(level);
  }

  boolean hasTest() {
    return known.test().isPresent();
  }

  /**
   * The test set.
   *
   * @throws BadInputException when there is none
   */
  HeldOut test() {
    return known
        .test()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a test set but %s has none. Train with a test split such as 0.1, or give a series that has grown since."
                        .formatted(known.series().label())));
  }

  /**
   * Evaluates the forecasts of the test set.
   *
   * @param plan with horizon and origins
   */
  SeriesEvaluation evaluate(EvaluationPlan plan) {
    HeldOut test = test();
    Map<String, String> leftOut = new LinkedHashMap<>();
    Map<String, ForecastFunction> others = others(leftOut);
    double naive = known.naiveError(config.season());
    return new SeriesEvaluation(
        known.series(),
        predictor.name(),
        test.first(),
        Standardization.fit(known.withoutValidation(config)).deviation(),
        predictor.scores(),
        leftOut,
        judge(Backtest.oneStep(test), others, plan.level(), naive),
        judge(Backtest.allAtOnce(test), others, plan.level(), naive),
        judge(plan.rolling(test), others, plan.level(), naive));
  }

  /** The methods to compare with, fitted to what the forecaster was fitted to, members already. */
  private Map<String, ForecastFunction> others(Map<String, String> leftOut) {
    Map<String, ForecastFunction> members = predictor.members();
    Map<String, ForecastFunction> others = new LinkedHashMap<>();
    for (ForecastMethod method : Candidates.compared(config, learned)) {
      String lack = method.lack(known.trained());
      ForecastFunction member = members.get(method.name());
      if (!lack.isEmpty()) {
        leftOut.put(method.name(), lack);
      } else if (!method.name().equals(config.name())) {
        others.put(method.name(), member == null ? method.fit(known.trained()) : member);
      }
    }
    return others;
  }

  private Judgement judge(
      Backtest backtest, Map<String, ForecastFunction> others, double level, double naiveError) {
    Series series = backtest.part().withHistory();
    List<Prediction> own = predictor.predict(series, backtest.origins(), backtest.horizon());
    Map<String, BacktestResult> results = new LinkedHashMap<>();
    others.forEach((name, function) -> results.put(name, backtest.run(function)));
    List<Interval> intervals =
        predictor.highestLevel() == 0
            ? List.of()
            : own.stream().map(each -> each.interval(level)).toList();
    return new Judgement(
        backtest.resultOf(own.stream().map(Prediction::mean).toArray(double[][]::new)),
        intervals.stream().map(Interval::lower).toArray(double[][]::new),
        intervals.stream().map(Interval::upper).toArray(double[][]::new),
        results,
        naiveError);
  }
}

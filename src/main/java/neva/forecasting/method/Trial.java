package neva.forecasting.method;

import java.util.stream.IntStream;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.TrainPart;

/**
 * A candidate tried out on validation origins.
 *
 * @param forecasts at each origin [origin, step]; null where the candidate could not be fitted
 */
record Trial(ForecastMethod method, CandidateScore score, double[][] forecasts) {

  /**
   * @param train all of the training set: what cannot be fitted to it in the end is not tried
   * @param squared whether squared errors count: absolute ones favour forecasts of zero where most
   *     values are
   */
  static Trial of(ForecastMethod method, TrainPart train, ValidationPlan plan, boolean squared) {
    String all = method.lack(train);
    String lack = all.isEmpty() ? method.lack(plan.split().train()) : all;
    if (!lack.isEmpty()) {
      return new Trial(method, CandidateScore.leftOut(method.name(), lack), null);
    }
    ForecastFunction fitted = method.fit(plan.split().train());
    Backtest backtest = plan.backtest();
    double[][] forecasts =
        fitted.forecast(backtest.part().withHistory(), backtest.origins(), backtest.horizon());
    return new Trial(method, score(method, plan, forecasts, squared), forecasts);
  }

  private static CandidateScore score(
      ForecastMethod method, ValidationPlan plan, double[][] forecasts, boolean squared) {
    Backtest backtest = plan.backtest();
    ForecastMetrics metrics = backtest.resultOf(forecasts).metrics(Double.NaN);
    double error = squared ? metrics.rmse() : metrics.mae();
    CandidateScore score = new CandidateScore(method.name(), "", error, metrics.smape(), 0);
    boolean stays =
        IntStream.range(0, forecasts.length)
            .allMatch(k -> Range.of(backtest.history(k), backtest.horizon()).holds(forecasts[k]));
    return stays ? score : score.out("leaves the range of the values");
  }

  boolean isIn() {
    return score.out().isEmpty();
  }

  Trial with(CandidateScore change) {
    return new Trial(method, change, forecasts);
  }
}

package neva.forecasting;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import neva.forecasting.series.BacktestResult;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.IntervalMetrics;

/**
 * Forecasts of a test set beside what came and beside the baselines.
 *
 * @param forecasts of the forecaster
 * @param lower bounds of its intervals, [origin, step]; empty where there was no validation set to
 *     learn them from
 * @param upper bounds
 * @param baselines the same values forecast by the simple rules, by name, simplest first; {@code
 *     rule} is the forecaster's own rule without its network
 * @param naiveError unit of MASE
 */
public record Judgement(
    BacktestResult forecasts,
    double[][] lower,
    double[][] upper,
    Map<String, BacktestResult> baselines,
    double naiveError) {

  /** The measures over all origins and steps. */
  public ForecastMetrics metrics() {
    return forecasts.metrics(naiveError);
  }

  /** The measures of a baseline. */
  public ForecastMetrics metrics(String baseline) {
    return baselines.get(baseline).metrics(naiveError);
  }

  /** The measures for each step ahead. */
  public List<ForecastMetrics> byStep() {
    return forecasts.byStep(naiveError);
  }

  /** The measures of a baseline for each step ahead. */
  List<ForecastMetrics> byStep(String baseline) {
    return baselines.get(baseline).byStep(naiveError);
  }

  /** Whether there are intervals. */
  public boolean hasIntervals() {
    return lower.length > 0;
  }

  /**
   * How well the intervals hold, over all origins and steps.
   *
   * @throws IllegalStateException when there are none
   */
  public IntervalMetrics intervals() {
    if (!hasIntervals()) {
      throw new IllegalStateException("Must have a validation set for intervals.");
    }
    int horizon = forecasts.backtest().horizon();
    double[] actual = new double[lower.length * horizon];
    double[] low = new double[actual.length];
    double[] high = new double[actual.length];
    for (int step = 0; step < horizon; step++) {
      double[] actuals = forecasts.actuals(step + 1);
      for (int k = 0; k < lower.length; k++) {
        actual[k * horizon + step] = actuals[k];
        low[k * horizon + step] = lower[k][step];
        high[k * horizon + step] = upper[k][step];
      }
    }
    return IntervalMetrics.of(actual, low, high);
  }

  /** The forecasts less what came, one step ahead, in the order of the origins. */
  public double[] residuals() {
    double[] actual = forecasts.actuals(1);
    double[] forecast = forecasts.forecasts(1);
    return IntStream.range(0, actual.length).mapToDouble(i -> forecast[i] - actual[i]).toArray();
  }
}

package neva.forecasting;

import java.util.IntSummaryStatistics;
import java.util.List;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.HeldOut;
import neva.io.Check;
import neva.io.Records;

/**
 * How forecasts of a test set are measured beside one step ahead and all at once: by a rolling
 * origin.
 *
 * @param horizon how many values are forecast from each origin; 0 for a season or the configured
 *     horizon, whichever is longer, within the shortest test set
 * @param every how many steps lie between two origins; 0 for as many as make 200 origins or less of
 *     the longest test set
 * @param level of the intervals that are measured; 0 for 0.9, or the highest that the validation
 *     part supports where that is lower
 */
public record EvaluationPlan(int horizon, int every, double level) {

  /** Horizon, origins and level to fit the series. */
  public static final EvaluationPlan DEFAULT = new EvaluationPlan(0, 0, 0);

  private static final int ORIGINS = 200;

  public EvaluationPlan {
    Check.notNegative("horizon", horizon);
    Check.notNegative("every", every);
    Check.fraction("level", level);
  }

  /** The same with so many values from each origin. */
  public EvaluationPlan withHorizon(int horizon) {
    return Records.with(this, "horizon", horizon);
  }

  /** The same with so many steps between two origins. */
  public EvaluationPlan withEvery(int every) {
    return Records.with(this, "every", every);
  }

  /** The same with intervals of another level. */
  public EvaluationPlan withLevel(double level) {
    return Records.with(this, "level", level);
  }

  /** The plan with the same numbers for all test sets in place of zeros. */
  EvaluationPlan fittedTo(List<HeldOut> tests, int usualHorizon, double usualLevel) {
    IntSummaryStatistics lengths = tests.stream().mapToInt(HeldOut::length).summaryStatistics();
    int ahead = horizon == 0 ? Math.min(usualHorizon, lengths.getMin()) : horizon;
    int stride = every == 0 ? Math.max(1, (lengths.getMax() - ahead) / ORIGINS + 1) : every;
    return new EvaluationPlan(ahead, stride, level == 0 ? usualLevel : level);
  }

  Backtest rolling(HeldOut test) {
    return new Backtest(test, horizon, every);
  }
}

package neva.forecasting;

import java.util.IntSummaryStatistics;
import java.util.List;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.HeldOut;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * How forecasts of a test part are judged beside one step ahead and all at once: by a rolling
 * origin.
 *
 * @param horizon how many values are forecast from each origin; 0 for a season or the configured
 *     horizon, whichever is longer, within the shortest test part
 * @param every how many steps lie between two origins; 0 for as many as make 200 origins or less of
 *     the longest test part
 * @param level of the intervals that are judged
 */
public record EvaluationPlan(int horizon, int every, double level) {

  private static final int ORIGINS = 200;

  public EvaluationPlan {
    Check.notNegative("horizon", horizon);
    Check.notNegative("every", every);
    if (!(level > 0 && level < 1)) {
      throw new BadInputException("level must be between 0 and 1, found " + level);
    }
  }

  /** Horizon and origins to fit the series, intervals of 90 %. */
  public static EvaluationPlan standard() {
    return new EvaluationPlan(0, 0, 0.9);
  }

  /** The plan with the same numbers for all test parts in place of zeros. */
  EvaluationPlan fittedTo(List<HeldOut> tests, ForecasterConfig config) {
    IntSummaryStatistics lengths = tests.stream().mapToInt(HeldOut::length).summaryStatistics();
    int usual = Math.min(Math.max(config.horizon(), config.season()), lengths.getMin());
    int ahead = horizon == 0 ? usual : horizon;
    int stride = every == 0 ? Math.max(1, (lengths.getMax() - ahead) / ORIGINS + 1) : every;
    return new EvaluationPlan(ahead, stride, level);
  }

  Backtest rolling(HeldOut test) {
    return new Backtest(test, horizon, every);
  }
}

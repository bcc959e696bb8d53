package neva.forecasting.method;

import neva.forecasting.series.Backtest;
import neva.forecasting.series.SeriesSplit;
import neva.forecasting.series.TrainPart;

/**
 * Where within a training set methods are tried out: fitted once to what comes before the first
 * origin, they forecast the horizon from that origin and those after it.
 *
 * @param split of the training set, at the first origin
 * @param backtest of what follows
 */
record ValidationPlan(SeriesSplit split, Backtest backtest) {

  private static final int FEWEST_TO_FIT = 6;
  private static final int SEASONS_TO_FIT = 2;
  private static final int SHARE = 3; // of what is not needed to fit, the origins take one part
  private static final int LEAST_SPAN = 25; // with the horizon
  private static final int MOST_ORIGINS = 50;

  /** The length of a training set that can be split so. */
  static int fewest(int season) {
    return toFit(season) + 2;
  }

  private static int toFit(int season) {
    return season == 1 ? FEWEST_TO_FIT : SEASONS_TO_FIT * season;
  }

  /**
   * @param season in steps, the longest; 1 for none
   * @param horizon of the forecasts; on a short training set fewer steps are validated
   * @param most values that are held out
   */
  static ValidationPlan of(TrainPart train, int season, int horizon, int most) {
    int free = train.length() - toFit(season);
    int steps = Math.max(1, Math.min(horizon, free / 2));
    int usual = Math.min(Math.max(LEAST_SPAN - steps, season + 1), (free - steps) / SHARE);
    int span = Math.max(1, Math.min(usual, most - steps + 1));
    int every = (span - 1) / MOST_ORIGINS + 1;
    SeriesSplit split = train.holdOut(steps + span - 1);
    return new ValidationPlan(split, new Backtest(split.heldOut(), steps, every));
  }

  /**
   * How many horizons fit one after the other into what is forecast: errors as good as independent.
   */
  double independent() {
    return (double) backtest.part().length() / backtest.horizon();
  }
}

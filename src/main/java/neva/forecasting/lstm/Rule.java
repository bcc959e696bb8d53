package neva.forecasting.lstm;

import neva.forecasting.series.SeasonalChange;

/**
 * The forecast that a network starts from and corrects. Rules work on any scale that is a straight
 * line of another: forecasts of scaled values are the scaled forecasts.
 *
 * <p>The seasonal change lets things grow on as they have grown. Several steps ahead its growth can
 * be damped: of the usual growth a step, the share damping<sup>h</sup> is left h steps after the
 * first (Gardner and McKenzie 1985, "Forecasting trends in time series").
 */
public enum Rule {
  /** None: the network forecasts the values themselves. */
  NONE {
    @Override
    double next(double[] values, int end, int season) {
      return 0;
    }
  },
  /** The last value. */
  LAST_VALUE {
    @Override
    double next(double[] values, int end, int season) {
      return values[end - 1];
    }
  },
  /** The value one season before. */
  SEASONAL_LAST_VALUE {
    @Override
    double next(double[] values, int end, int season) {
      return values[end - season];
    }
  },
  /** The last value plus the change at this point of the season, mean of up to five seasons. */
  SEASONAL_CHANGE {
    @Override
    double next(double[] values, int end, int season) {
      return seasonalChange(season).next(lag -> values[end - lag], end);
    }
  };

  private static final int SEASONS = 5;

  /** The forecast of {@code values[end]} from what comes before it. */
  abstract double next(double[] values, int end, int season);

  /** Whether the rule looks back by seasons. */
  boolean hasSeason() {
    return this == SEASONAL_LAST_VALUE || this == SEASONAL_CHANGE;
  }

  /** How many values there must be before one can be forecast. */
  int needs(int season) {
    return switch (this) {
      case NONE -> 0;
      case LAST_VALUE -> 1;
      case SEASONAL_LAST_VALUE -> season;
      case SEASONAL_CHANGE -> season + 1;
    };
  }

  /** How far back the rule looks, at most. */
  int reach(int season) {
    return this == SEASONAL_CHANGE ? SEASONS * season + 1 : needs(season);
  }

  /** The change that is averaged over up to five seasons. */
  static SeasonalChange seasonalChange(int season) {
    return new SeasonalChange(season, SEASONS);
  }

  /** How much the values before {@code end} have grown a step, mean of the seasons averaged. */
  double growth(double[] values, int end, int season) {
    if (this != SEASONAL_CHANGE) {
      return 0;
    }
    int steps = seasonalChange(season).averaged(end) * season;
    return (values[end - 1] - values[end - 1 - steps]) / steps;
  }

  /**
   * The forecast of {@code values[end]} from what comes before it.
   *
   * @param after how many steps it lies after the first that is forecast
   */
  double next(double[] values, int end, int season, double damping, int after) {
    double next = next(values, end, season);
    return damping == 1 || after == 0
        ? next
        : next - growth(values, end, season) * (1 - Math.pow(damping, after));
  }

  /**
   * The forecasts of {@code values[end]} and the values after it, each from those before.
   *
   * @param after how many steps the first lies after the first that is forecast
   */
  double[] path(double[] values, int end, int horizon, int season, double damping, int after) {
    int from = Math.max(0, end - reach(season));
    double[] known = new double[end - from + horizon];
    System.arraycopy(values, from, known, 0, end - from);
    double[] path = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      path[h] = next(known, end - from + h, season, damping, after + h);
      known[end - from + h] = path[h];
    }
    return path;
  }
}

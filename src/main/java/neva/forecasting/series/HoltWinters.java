package neva.forecasting.series;

import neva.io.BadInputException;

/**
 * Exponential smoothing with trend and season (Winters 1960), started from the first two seasons;
 * or with trend alone (Holt 1957), started from the first two values. The smoothing weights
 * minimise the squared error one step ahead over the training set; the state then runs through
 * whatever history there is.
 *
 * @param season in steps, at least 2; 1 for none
 * @param seasonality how the season comes on top of the level
 */
public record HoltWinters(int season, Seasonality seasonality) implements Baseline {

  private static final double[][] STARTS = {{0.3, 0.1, 0.1}, {0.5, 0.01, 0.3}, {0.8, 0.05, 0.5}};

  /** How the season comes on top of the level. */
  public enum Seasonality {
    /** Not at all: there is none. */
    NONE,
    /** As a sum: the swing stays the same. */
    ADDITIVE,
    /** As a product: the swing grows with the level; for positive values. */
    MULTIPLICATIVE;

    double with(double level, double season) {
      return switch (this) {
        case NONE -> level;
        case ADDITIVE -> level + season;
        case MULTIPLICATIVE -> level * season;
      };
    }

    double without(double value, double season) {
      return switch (this) {
        case NONE -> value;
        case ADDITIVE -> value - season;
        case MULTIPLICATIVE -> value / season;
      };
    }
  }

  public HoltWinters {
    if (seasonality == Seasonality.NONE && season != 1) {
      throw new BadInputException("season must be 1 for none, found " + season);
    }
    if (seasonality != Seasonality.NONE && season < 2) {
      throw new BadInputException("season must be at least 2, found " + season);
    }
  }

  /** Level and trend alone. */
  public static HoltWinters withoutSeason() {
    return new HoltWinters(1, Seasonality.NONE);
  }

  /** With a swing that stays the same. */
  public static HoltWinters additive(int season) {
    return new HoltWinters(season, Seasonality.ADDITIVE);
  }

  /** With a swing that grows with the level. */
  public static HoltWinters multiplicative(int season) {
    return new HoltWinters(season, Seasonality.MULTIPLICATIVE);
  }

  @Override
  public String name() {
    return switch (seasonality) {
      case NONE -> "holt";
      case ADDITIVE -> "holt-winters";
      case MULTIPLICATIVE -> "holt-winters-multiplicative";
    };
  }

  /**
   * @throws BadInputException when there are fewer than three seasons, or for products a value that
   *     is not positive
   */
  @Override
  public ForecastFunction fit(TrainPart train) {
    train.series().requireLength(3 * season, "three seasons of " + season);
    if (seasonality == Seasonality.MULTIPLICATIVE && !Log.fits(train)) {
      throw new BadInputException(
          "Expected positive values for a season that multiplies but %s has others. Let it add."
              .formatted(train.series().label()));
    }
    double[] weights = BoxSearch.minimum(w -> squaredError(train.series(), w), STARTS);
    return (history, horizon) -> after(history, weights).forecast(horizon);
  }

  private double squaredError(Series series, double[] weights) {
    HoltWintersState state = start(series, weights);
    double sum = 0;
    for (int i = season; i < series.length(); i++) {
      double error = series.value(i) - state.next();
      sum += error * error;
      state.observe(series.value(i));
    }
    return sum;
  }

  private HoltWintersState after(Series history, double[] weights) {
    HoltWintersState state = start(history, weights);
    for (int i = season; i < history.length(); i++) {
      state.observe(history.value(i));
    }
    return state;
  }

  private HoltWintersState start(Series series, double[] weights) {
    series.requireLength(2 * season, "two seasons of " + season);
    return HoltWintersState.start(series.head(2 * season).values(), seasonality, weights);
  }
}

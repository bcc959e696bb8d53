package neva.forecasting.series;

/**
 * The part of a series that may be fitted to; it knows nothing of what comes after. It is made by
 * {@link Series#split}, {@link Series#holdOut} or {@link Series#trainOnAll}.
 */
public final class TrainPart {

  private final Series series;

  TrainPart(Series series) {
    this.series = series;
  }

  /** The values to train on. */
  public Series series() {
    return series;
  }

  /** How many values there are. */
  public int length() {
    return series.length();
  }

  /** The last {@code n} values held out from training in turn; see {@link Series#holdOut}. */
  public SeriesSplit holdOut(int n) {
    return series.holdOut(n);
  }

  /** The part on another scale; see {@link Series#scaled}. */
  public TrainPart scaled(Scaling scaling) {
    return new TrainPart(series.scaled(scaling));
  }

  /**
   * All windows within this part; see {@link SlidingWindows}.
   *
   * @throws neva.io.BadInputException when a number is not positive or the part is too short
   */
  public SlidingWindows windows(int lookback, int horizon, int stride) {
    return new SlidingWindows(series, 0, lookback, horizon, stride);
  }

  /**
   * The mean absolute difference to the value one season before: the unit of MASE (Hyndman and
   * Koehler 2006). Zero when every season is like the one before.
   *
   * @param season in steps; 1 compares with the value before
   * @throws neva.io.BadInputException when the part is not longer than a season
   */
  public double naiveError(int season) {
    series.requireLength(season + 1, "a season of " + season);
    double sum = 0;
    for (int i = season; i < length(); i++) {
      sum += Math.abs(series.value(i) - series.value(i - season));
    }
    return sum / (length() - season);
  }
}

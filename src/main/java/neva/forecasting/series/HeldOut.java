package neva.forecasting.series;

/**
 * The part of a series that is forecast and judged, with all that came before it as history. It is
 * made by splitting, and cannot be fitted to.
 */
public final class HeldOut {

  private final Series withHistory;
  private final int first;

  HeldOut(Series withHistory, int first) {
    this.withHistory = withHistory;
    this.first = first;
  }

  /** The series up to the end of this part. */
  public Series withHistory() {
    return withHistory;
  }

  /** The index in {@link #withHistory} of the first value of this part. */
  public int first() {
    return first;
  }

  /** What came before this part. */
  public Series history() {
    return withHistory.head(first);
  }

  /** The values of this part. */
  public Series series() {
    return withHistory.slice(first, withHistory.length());
  }

  /** How many values there are. */
  public int length() {
    return withHistory.length() - first;
  }

  /** The part and its history on another scale; see {@link Series#scaled}. */
  public HeldOut scaled(Scaling scaling) {
    return new HeldOut(withHistory.scaled(scaling), first);
  }

  /**
   * All windows whose targets are within this part; their inputs may reach back into the history.
   *
   * @throws neva.io.BadInputException when a number is not positive or the part is too short
   */
  public SlidingWindows windows(int lookback, int horizon, int stride) {
    return new SlidingWindows(withHistory, first, lookback, horizon, stride);
  }
}

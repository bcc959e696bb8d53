package neva.forecasting.series;

import java.util.Objects;
import neva.io.Check;

/**
 * Cuts of a series: {@code lookback} values to look at and the {@code horizon} values after them to
 * forecast. The last window ends with the last value; the others lie {@code stride} steps before
 * each other, and the first is the earliest that fits. SlidingWindows are positions, they hold no
 * values.
 */
public final class SlidingWindows {

  private final Series series;
  private final int lookback;
  private final int horizon;
  private final int stride;
  private final int size;

  /** What a forecast sees, and what comes right after. */
  public record Window(Series input, Series target) {}

  /**
   * @param firstTarget the index before which no target lies
   */
  SlidingWindows(Series series, int firstTarget, int lookback, int horizon, int stride) {
    this.series = series;
    this.lookback = Check.positive("lookback", lookback);
    this.horizon = Check.positive("horizon", horizon);
    this.stride = Check.positive("stride", stride);
    int earliest = Math.max(lookback, firstTarget);
    series.requireLength(earliest + horizon, purpose(firstTarget));
    this.size = (series.length() - horizon - earliest) / stride + 1;
  }

  private String purpose(int firstTarget) {
    String from = firstTarget == 0 ? "" : " after the first " + firstTarget;
    return "a window with lookback %d and horizon %d%s".formatted(lookback, horizon, from);
  }

  /** How many windows there are, at least one. */
  public int size() {
    return size;
  }

  /** The series that the windows lie on. */
  public Series series() {
    return series;
  }

  /**
   * The index in {@link #series} of the first target of window {@code k}: its inputs are the {@code
   * lookback} values before it, its targets the {@code horizon} values from it on.
   *
   * @throws IndexOutOfBoundsException when there is no such window
   */
  public int origin(int k) {
    return series.length() - horizon - (size - 1 - Objects.checkIndex(k, size)) * stride;
  }

  /** Window {@code k} as two parts of the series; see {@link #origin}. */
  public Window window(int k) {
    int origin = origin(k);
    return new Window(
        series.slice(origin - lookback, origin), series.slice(origin, origin + horizon));
  }
}

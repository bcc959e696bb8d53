package neva.forecasting;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import neva.forecasting.series.TimeAxis;
import neva.io.BadInputException;

/** The values that are to come after a series. */
public final class Forecast {

  private final String id;
  private final TimeAxis times;
  private final double[] mean;
  private final DoubleFunction<Interval> intervals;

  Forecast(String id, TimeAxis times, double[] mean, DoubleFunction<Interval> intervals) {
    this.id = id;
    this.times = times;
    this.mean = mean;
    this.intervals = intervals;
  }

  /** The id of the series; empty where there is one only. */
  public String id() {
    return id;
  }

  /** The times of the values. */
  public TimeAxis times() {
    return times;
  }

  /** The values to expect, in units of the series. */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * Bounds for each value, as wide as the held-out part of the training data says.
   *
   * @param level probability that a value lies within, such as 0.9
   * @throws BadInputException when the level is not between 0 and 1, or nothing was held out
   */
  public Interval interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new BadInputException("level must be between 0 and 1, found " + level);
    }
    return intervals.apply(level);
  }

  @Override
  public String toString() {
    return "%s to %s: %s"
        .formatted(times.label(0), times.label(times.length() - 1), Arrays.toString(mean));
  }
}

package neva.forecasting;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.TimeAxis;
import neva.io.BadInputException;
import neva.io.Check;

/** The values that are to come after a series. */
public final class Forecast {

  private final String id;
  private final String name;
  private final String method;
  private final TimeAxis times;
  private final double[] mean;
  private final Optional<Double> usualLevel;
  private final DoubleFunction<Interval> intervals;

  /**
   * @param history what it comes after
   * @param method what forecasts
   * @param usualLevel of its interval; empty where there are none
   */
  Forecast(
      Series history,
      String method,
      double[] mean,
      Optional<Double> usualLevel,
      DoubleFunction<Interval> intervals) {
    this.id = history.id();
    this.name = history.name();
    this.method = method;
    this.times = history.time().next(mean.length);
    this.mean = mean;
    this.usualLevel = usualLevel;
    this.intervals = intervals;
  }

  /** The id of the series; empty where there is one only. */
  public String id() {
    return id;
  }

  /** The name of what is forecast: the column of the values. */
  public String name() {
    return name;
  }

  /** What forecasts, such as "mean of theta, ets". */
  public String method() {
    return method;
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
   * Bounds that hold a value with a probability of 0.9, or with the highest that the validation
   * part supports where that is lower; empty where there was no validation set. To be asked for
   * before the forecaster is closed.
   */
  public Optional<Interval> interval() {
    return usualLevel.map(intervals::apply);
  }

  /**
   * Bounds for each value, as wide as the forecasts of the validation set were wrong. To be asked
   * for before the forecaster is closed.
   *
   * @param level probability that a value lies within, such as 0.9
   * @throws BadInputException when the level is not between 0 and 1 or higher than the validation
   *     part supports, n / (n + 1) for n values, or there was no such part
   */
  public Interval interval(double level) {
    Check.positive("level", Check.fraction("level", level));
    return intervals.apply(level);
  }

  @Override
  public String toString() {
    return "%s to %s: %s"
        .formatted(times.label(0), times.label(times.length() - 1), Arrays.toString(mean));
  }
}

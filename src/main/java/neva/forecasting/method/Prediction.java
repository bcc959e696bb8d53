package neva.forecasting.method;

import java.util.function.DoubleFunction;
import neva.forecasting.series.Interval;

/**
 * Forecasts of the values after an origin.
 *
 * @param mean the values to expect, in units of the series
 * @param intervals bounds around them that hold each value with a probability
 */
public record Prediction(double[] mean, DoubleFunction<Interval> intervals) {

  /** Bounds that hold each value with probability {@code level}. */
  public Interval interval(double level) {
    return intervals.apply(level);
  }
}

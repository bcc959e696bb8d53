package neva.forecasting.series;

/**
 * How well prediction intervals hold.
 *
 * @param count how many intervals
 * @param covered how many hold the actual value, bounds included
 * @param meanWidth from lower to upper bound, in units of the series
 */
public record IntervalMetrics(int count, int covered, double meanWidth) {

  /**
   * @throws IllegalArgumentException when there is not one interval for each actual value, or none
   */
  public static IntervalMetrics of(double[] actual, double[] lower, double[] upper) {
    ForecastMetrics.checkLengths(actual, lower);
    ForecastMetrics.checkLengths(actual, upper);
    int covered = 0;
    double width = 0;
    for (int i = 0; i < actual.length; i++) {
      covered += lower[i] <= actual[i] && actual[i] <= upper[i] ? 1 : 0;
      width += upper[i] - lower[i];
    }
    return new IntervalMetrics(actual.length, covered, width / actual.length);
  }

  /** The share of intervals that hold the actual value, from 0 to 1. */
  public double coverage() {
    return (double) covered / count;
  }
}

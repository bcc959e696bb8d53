package neva.forecasting.method;

import java.util.Arrays;
import neva.forecasting.series.Series;

/**
 * Where forecasts may lie: from the least value of the history to the greatest, widened by their
 * distance, and by more where the horizon is long beside the history. What leaves it has run away.
 */
record Range(double least, double most) {

  static Range of(Series history, int horizon) {
    double[] values = history.values();
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    double distance = (most - least) * (1 + (double) horizon / values.length);
    return new Range(least - distance, most + distance);
  }

  boolean holds(double[] forecast) {
    return Arrays.stream(forecast).allMatch(value -> value >= least && value <= most);
  }
}

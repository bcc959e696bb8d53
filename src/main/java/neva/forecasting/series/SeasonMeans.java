package neva.forecasting.series;

import java.util.Arrays;

/** The mean of each season over the first values of a column, of which more and more are taken. */
final class SeasonMeans {

  private final double[] values;
  private final double[] sums;
  private final int[] counts;
  private int end;

  SeasonMeans(double[] values, int period) {
    this.values = values;
    this.sums = new double[period];
    this.counts = new int[period];
  }

  /** Takes in the values before {@code to}, as far as there are. */
  void extend(int to) {
    for (; end < Math.min(to, values.length); end++) {
      if (!Double.isNaN(values[end])) {
        sums[end % sums.length] += values[end];
        counts[end % sums.length]++;
      }
    }
  }

  /** The mean of the season of index {@code i}; that of all values where it is never known. */
  double at(int i) {
    int season = i % sums.length;
    return counts[season] > 0
        ? sums[season] / counts[season]
        : Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
  }
}

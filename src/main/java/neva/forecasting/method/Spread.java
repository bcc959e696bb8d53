package neva.forecasting.method;

import java.util.Arrays;

/** How far numbers lie apart. */
final class Spread {

  /** Of the standard deviation of a normal distribution in its median absolute deviation. */
  private static final double NORMAL = 1.4826;

  private Spread() {}

  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The standard deviation. */
  static double deviation(double[] numbers) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  /** The standard deviation as the median absolute deviation tells it. */
  static double robust(double[] numbers) {
    double median = median(numbers);
    return NORMAL * median(Arrays.stream(numbers).map(x -> Math.abs(x - median)).toArray());
  }
}

package neva.forecasting.method;

import java.util.Arrays;

/**
 * Demand that is zero most of the time: sizes, and gaps between them.
 *
 * @param sizes of the demands
 * @param gaps steps to each demand from the one before, or from before the first value
 * @param interval mean number of steps for a demand: ADI, average demand interval
 */
record Intermittent(double[] sizes, double[] gaps, double interval) {

  /** Above it demand is intermittent (Syntetos, Boylan and Croston 2005). */
  private static final double LIMIT = 1.32;

  static Intermittent of(double[] values) {
    double[] sizes = Arrays.stream(values).filter(value -> value != 0).toArray();
    double[] gaps = new double[sizes.length];
    int demands = 0;
    int last = -1;
    for (int t = 0; t < values.length; t++) {
      if (values[t] != 0) {
        gaps[demands++] = t - last;
        last = t;
      }
    }
    return new Intermittent(sizes, gaps, (double) values.length / Math.max(1, demands));
  }

  /** Whether values never below zero are zero often enough. */
  static boolean is(double[] values) {
    return Arrays.stream(values).allMatch(value -> value >= 0) && of(values).interval > LIMIT;
  }

  /** What values lack to be intermittent demand. */
  static String lack(double[] values) {
    if (!is(values)) {
      return "demand is not intermittent";
    }
    return of(values).sizes.length < 2 ? "needs 2 values that are not zero" : "";
  }
}

package neva.forecasting.method;

import java.util.Arrays;

/**
 * Single values far off what is usual are taken for errors or events that do not come back, and
 * replaced. Usual is what the place in the season adds, a median over seasons, to the median of the
 * seven values around (Hampel's identifier; Pearson 2002, "Outliers in process modeling and
 * identification"): neither a shift of the level nor the outlier itself has a say. Positive values
 * must be far off in logarithms too. At the end a shift cannot be told from an outlier, so the last
 * two values stay; and where more than one value in twenty is far off, that is how the series is.
 */
final class Outliers {

  private static final double FAR = 8; // robust standard deviations
  private static final int LONGEST_RUN = 2;
  private static final double MOST = 0.05;
  private static final int WINDOW = 7;

  private Outliers() {}

  /** The values with outliers replaced by what is usual at their place. */
  static double[] cleaned(double[] values, int season) {
    if (values.length < Math.max(2 * WINDOW, 3 * season) || Intermittent.is(values)) {
      return values;
    }
    double[] usual = usual(values, season);
    boolean[] far = far(values, usual);
    if (Lack.positive(values)) {
      double[] logarithms = Arrays.stream(values).map(Math::log).toArray();
      keep(far, far(logarithms, usual(logarithms, season)));
    }
    return replaced(values, usual, far);
  }

  private static double[] replaced(double[] values, double[] usual, boolean[] far) {
    double[] cleaned = values.clone();
    for (int t = 0; t < values.length - LONGEST_RUN; t++) {
      if (far[t] && run(far, t) <= LONGEST_RUN) {
        cleaned[t] = usual[t];
      }
    }
    return cleaned;
  }

  private static double[] usual(double[] values, int season) {
    double[] places = places(values, season);
    double[] adjusted = new double[values.length];
    Arrays.setAll(adjusted, t -> values[t] - places[t % season]);
    double[] usual = RunningMedian.of(adjusted, WINDOW);
    Arrays.setAll(usual, t -> usual[t] + places[t % season]);
    return usual;
  }

  /** What each place in the season usually adds to the median of a season around. */
  private static double[] places(double[] values, int season) {
    double[] places = new double[season];
    if (season > 1) {
      double[] level = RunningMedian.of(values, season | 1);
      Arrays.setAll(places, place -> Spread.median(rest(values, level, place, season)));
    }
    return places;
  }

  private static double[] rest(double[] values, double[] level, int place, int season) {
    double[] rest = new double[(values.length - place - 1) / season + 1];
    Arrays.setAll(rest, k -> values[place + k * season] - level[place + k * season]);
    return rest;
  }

  /** Which values lie far off; none where too many do. */
  private static boolean[] far(double[] values, double[] usual) {
    double[] errors = new double[values.length];
    Arrays.setAll(errors, t -> values[t] - usual[t]);
    double limit = FAR * Spread.robust(errors);
    boolean[] far = new boolean[values.length];
    int count = 0;
    for (int t = 0; limit > 0 && t < values.length; t++) {
      far[t] = Math.abs(errors[t]) > limit;
      count += far[t] ? 1 : 0;
    }
    return count <= MOST * values.length ? far : new boolean[values.length];
  }

  private static void keep(boolean[] far, boolean[] also) {
    for (int t = 0; t < far.length; t++) {
      far[t] &= also[t];
    }
  }

  /** How many values in a row are far off around {@code t}. */
  private static int run(boolean[] far, int t) {
    int first = t;
    int end = t + 1;
    while (first > 0 && far[first - 1]) {
      first--;
    }
    while (end < far.length && far[end]) {
      end++;
    }
    return end - first;
  }
}

package neva.series;

import java.util.Arrays;
import neva.io.BadInputException;

/**
 * What to do about values that are missing in a file, and about times that are.
 *
 * <p>A filled value comes from both sides of its gap. So what is forecast right after a gap is
 * judged a little too well.
 *
 * @param method the way
 * @param period of {@code SEASONAL}, in steps; 0 otherwise
 */
public record Fill(Method method, int period) {

  /** The ways to fill. */
  public enum Method {
    /** Refuse them. */
    NONE,
    /** A straight line between the neighbours; beyond the last known value that value. */
    LINEAR,
    /** The mean of each season, plus a straight line through what the neighbours differ from it. */
    SEASONAL
  }

  /** Missing values are refused. */
  public static final Fill NONE = new Fill(Method.NONE, 0);

  /** Straight lines. */
  public static final Fill LINEAR = new Fill(Method.LINEAR, 0);

  public Fill {
    if (method == Method.SEASONAL && period < 2) {
      throw new BadInputException("period of a seasonal fill must be at least 2, found " + period);
    }
  }

  /** A seasonal fill, such as 12 for months or 24 for hours. */
  public static Fill seasonal(int period) {
    return new Fill(Method.SEASONAL, period);
  }

  /** The values with those that are NaN filled; at least one is a number. */
  double[] apply(double[] values) {
    return method == Method.SEASONAL ? seasonal(values) : linear(values);
  }

  private double[] seasonal(double[] values) {
    double[] means = seasonMeans(values);
    double[] rest = new double[values.length];
    Arrays.setAll(rest, i -> values[i] - means[i % period]);
    double[] filled = linear(rest);
    Arrays.setAll(filled, i -> Double.isNaN(values[i]) ? filled[i] + means[i % period] : values[i]);
    return filled;
  }

  private double[] seasonMeans(double[] values) {
    double all = knownMean(values, 0, 1);
    double[] means = new double[period];
    for (int season = 0; season < period; season++) {
      double mean = knownMean(values, season, period);
      means[season] = Double.isNaN(mean) ? all : mean;
    }
    return means;
  }

  private static double knownMean(double[] values, int from, int stride) {
    double sum = 0;
    int n = 0;
    for (int i = from; i < values.length; i += stride) {
      if (!Double.isNaN(values[i])) {
        sum += values[i];
        n++;
      }
    }
    return sum / n;
  }

  private static double[] linear(double[] values) {
    double[] filled = values.clone();
    int known = -1;
    for (int i = 0; i <= values.length; i++) {
      if (i == values.length || !Double.isNaN(values[i])) {
        bridge(filled, known, i);
        known = i;
      }
    }
    return filled;
  }

  /** Fills what lies between two known values, of which either may be outside. */
  private static void bridge(double[] values, int left, int right) {
    for (int i = left + 1; i < right; i++) {
      if (left < 0) {
        values[i] = values[right];
      } else if (right == values.length) {
        values[i] = values[left];
      } else {
        double share = (double) (i - left) / (right - left);
        values[i] = values[left] * (1 - share) + values[right] * share;
      }
    }
  }

  @Override
  public String toString() {
    return switch (method) {
      case NONE -> "none";
      case LINEAR -> "linear";
      case SEASONAL -> "seasonal with period " + period;
    };
  }
}

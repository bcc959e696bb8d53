package neva.forecasting.series;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import neva.io.BadInputException;

/**
 * What to do about values that are missing in a file, and about times that are.
 *
 * <p>A filled value comes from both sides of its gap, but for {@link #PREVIOUS}. So what is
 * forecast right after a gap is judged a little too well. It comes of nothing that is later, but
 * within the first two periods: a file that grows keeps the fills of gaps that were closed.
 *
 * @param method the way
 * @param period of {@code SEASONAL}, in steps; 0 otherwise
 */
public record Fill(Method method, int period) {

  /** The ways to fill. */
  public enum Method {
    /** Refuse them. */
    NONE,
    /** The value before, or the first that is known where there is none: it looks back only. */
    PREVIOUS,
    /** A straight line between the neighbours; beyond the last known value that value. */
    LINEAR,
    /**
     * The mean of each season up to the end of the gap, or of the first two where the gap is within
     * them, plus a straight line through what the neighbours differ from it.
     */
    SEASONAL
  }

  /** Fills within so many periods look at all of these, for one value is no mean. */
  private static final int FIRST_PERIODS = 2;

  /** Missing values are refused. */
  public static final Fill NONE = new Fill(Method.NONE, 0);

  /** The value before. */
  public static final Fill PREVIOUS = new Fill(Method.PREVIOUS, 0);

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
    return method == Method.PREVIOUS ? previous(values) : bridged(values);
  }

  private static double[] previous(double[] values) {
    double[] filled = values.clone();
    double last = Arrays.stream(values).filter(value -> !Double.isNaN(value)).findFirst().orElse(0);
    for (int i = 0; i < filled.length; i++) {
      last = Double.isNaN(filled[i]) ? last : filled[i];
      filled[i] = last;
    }
    return filled;
  }

  private double[] bridged(double[] values) {
    double[] filled = values.clone();
    SeasonMeans means = new SeasonMeans(values, Math.max(1, period));
    int known = -1;
    for (int i = 0; i <= values.length; i++) {
      if (i == values.length || !Double.isNaN(values[i])) {
        if (i - known > 1) {
          means.extend(Math.max(i + 1, FIRST_PERIODS * period));
          bridge(filled, known, i, method == Method.SEASONAL ? means::at : season -> 0);
        }
        known = i;
      }
    }
    return filled;
  }

  /**
   * Fills what lies between two known values, of which either may be outside: a straight line
   * through what they differ from the usual.
   */
  private static void bridge(double[] values, int left, int right, IntToDoubleFunction usual) {
    double last = left < 0 ? Double.NaN : values[left] - usual.applyAsDouble(left);
    double next = right == values.length ? last : values[right] - usual.applyAsDouble(right);
    double first = left < 0 ? next : last;
    for (int i = left + 1; i < right; i++) {
      double share = (double) (i - left) / (right - left);
      double rest = first == next ? first : first * (1 - share) + next * share;
      values[i] = usual.applyAsDouble(i) + rest;
    }
  }

  @Override
  public String toString() {
    return switch (method) {
      case NONE -> "none";
      case PREVIOUS -> "previous";
      case LINEAR -> "linear";
      case SEASONAL -> "seasonal with period " + period;
    };
  }
}

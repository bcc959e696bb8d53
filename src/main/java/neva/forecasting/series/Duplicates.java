package neva.forecasting.series;

import java.util.Arrays;
import java.util.Locale;

/**
 * What to make of several rows of one time, such as the hour that summer time repeats in autumn.
 * Values that are missing are left out.
 */
public enum Duplicates {
  /** Nothing: they are refused. */
  REFUSE,
  MEAN,
  /** The one that comes first in the file. */
  FIRST,
  /** The one that comes last in the file. */
  LAST,
  SUM;

  /**
   * @param values one or more, in the order of the file
   */
  double combine(double... values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length < 2) {
      return known.length == 0 ? Double.NaN : known[0];
    }
    return switch (this) {
      case REFUSE -> throw new IllegalStateException("duplicates are refused");
      case MEAN -> Arrays.stream(known).sum() / known.length;
      case FIRST -> known[0];
      case LAST -> known[known.length - 1];
      case SUM -> Arrays.stream(known).sum();
    };
  }

  /** Such as "mean", for messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

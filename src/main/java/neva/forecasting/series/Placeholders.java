package neva.forecasting.series;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Numbers that stand for missing values, such as −999 or 9999: all nines, and far outside of what
 * the column holds else.
 */
final class Placeholders {

  private static final Pattern NINES = Pattern.compile("-?9{2,}(\\.9+)?");
  private static final double SMALLEST = 99;
  private static final double LARGE = 999;
  private static final int TWICE = 2;

  private Placeholders() {}

  /**
   * Those in a column.
   *
   * @param values NaN where one is missing
   */
  static Set<Double> in(double[] values) {
    Set<Double> found = new TreeSet<>();
    double[] nines = known(values).filter(Placeholders::isOfNines).toArray();
    if (nines.length == 0) {
      return found;
    }
    double[] others = known(values).filter(value -> !isOfNines(value)).sorted().toArray();
    DoubleStream.of(nines)
        .distinct()
        .filter(value -> others.length > 0 && isFar(value, count(nines, value), others))
        .forEach(found::add);
    return found;
  }

  private static DoubleStream known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }

  private static boolean isOfNines(double value) {
    return Math.abs(value) >= SMALLEST
        && NINES.matcher(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()).matches();
  }

  private static long count(double[] values, double wanted) {
    return Arrays.stream(values).filter(value -> value == wanted).count();
  }

  /**
   * A negative number is far where its distance to the next is more than the middle half of all is
   * wide, or where nothing else is negative and it is large or comes again; a positive one, which
   * may as well be a true peak, where it is large and twice the width of all away.
   */
  private static boolean isFar(double value, long count, double[] ascending) {
    int n = ascending.length;
    double least = ascending[0];
    double most = ascending[n - 1];
    if (value < 0) {
      double middle = ascending[3 * (n - 1) / 4] - ascending[(n - 1) / 4];
      return value < least
          && (least - value > middle || least >= 0 && (value <= -LARGE || count >= TWICE));
    }
    return value >= LARGE && value - most > TWICE * (most - least);
  }
}

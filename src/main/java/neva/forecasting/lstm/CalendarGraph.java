package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import neva.forecasting.series.CalendarFeature;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/**
 * The calendar inside a graph: what {@link CalendarFeature} says of times that are given in seconds
 * since 1970. Dates follow Howard Hinnant's "chrono-compatible low-level date algorithms", which
 * count years from March.
 */
final class CalendarGraph {

  private static final long SECONDS = 86_400;
  private static final long DAYS_TO_1970 = 719_468;
  private static final long DAYS_OF_400_YEARS = 146_097;

  private final Ops tf;
  private final Operand<TInt64> day; // since 1970
  private final Operand<TInt64> second; // of the day
  private final Operand<TInt64> year;
  private final Operand<TInt64> month; // from 1

  /**
   * @param times [b, n], seconds since 1970-01-01T00:00 on the clock of the series
   */
  CalendarGraph(Ops tf, Operand<TInt64> times) {
    this.tf = tf;
    day = divide(times, SECONDS);
    second = tf.math.floorMod(times, constant(SECONDS));
    Operand<TInt64> shifted = plus(day, DAYS_TO_1970);
    Operand<TInt64> era = divide(shifted, DAYS_OF_400_YEARS);
    Operand<TInt64> dayOfEra = minus(shifted, times(era, DAYS_OF_400_YEARS));
    Operand<TInt64> leaps = minus(divide(dayOfEra, 36_524), divide(dayOfEra, 1_460));
    Operand<TInt64> corrected =
        minus(tf.math.add(dayOfEra, leaps), divide(dayOfEra, DAYS_OF_400_YEARS - 1));
    Operand<TInt64> yearOfEra = divide(corrected, 365);
    Operand<TInt64> dayOfYear = minus(dayOfEra, daysBefore(yearOfEra)); // from March
    Operand<TInt64> fromMarch = divide(plus(times(dayOfYear, 5), 2), 153);
    month = plus(tf.math.floorMod(plus(fromMarch, 2), constant(12)), 1);
    year = tf.math.add(tf.math.add(yearOfEra, times(era, 400)), beforeMarch(month));
  }

  /** Several features beside each other, [b, n, c]. */
  Operand<TFloat64> features(List<CalendarFeature> features) {
    List<Operand<TFloat64>> columns = new ArrayList<>();
    features.forEach(feature -> columns.add(feature(feature)));
    return Columns.join(tf, columns, 2);
  }

  private Operand<TFloat64> feature(CalendarFeature feature) {
    return switch (feature) {
      case MONTH_CIRCLE -> circle(tf.math.div(real(plus(month, -1)), real(12)));
      case MONTH_ONE_HOT -> oneHot(plus(month, -1), 12);
      case WEEKDAY_CIRCLE -> circle(tf.math.div(real(weekday()), real(7)));
      case WEEKDAY_ONE_HOT -> oneHot(weekday(), 7);
      case HOUR_CIRCLE -> circle(shareOfDay());
      case HOUR_ONE_HOT -> oneHot(divide(second, 3_600), 24);
      case YEAR_CIRCLE -> circle(shareOfYear());
      case DAYS_IN_MONTH -> last(tf.math.sub(daysInMonth(), real(30.4375)));
    };
  }

  /** [b, n] */
  Operand<TFloat64> daysInMonth() {
    Operand<TInt64> next = plus(tf.math.floorMod(month, constant(12)), 1);
    Operand<TInt64> nextYear = tf.math.add(year, divide(month, 12));
    return real(minus(firstDay(nextYear, next), firstDay(year, month)));
  }

  /** Monday is 0. */
  private Operand<TInt64> weekday() {
    return tf.math.floorMod(plus(day, 3), constant(7));
  }

  private Operand<TFloat64> shareOfDay() {
    return tf.math.div(real(second), real(SECONDS));
  }

  private Operand<TFloat64> shareOfYear() {
    Operand<TInt64> january = constant(1);
    Operand<TInt64> start = firstDay(year, january);
    Operand<TFloat64> passed = tf.math.add(real(minus(day, start)), shareOfDay());
    return tf.math.div(passed, real(minus(firstDay(plus(year, 1), january), start)));
  }

  /** The day since 1970 that a month begins with. */
  private Operand<TInt64> firstDay(Operand<TInt64> ofYear, Operand<TInt64> ofMonth) {
    Operand<TInt64> fromMarch = minus(ofYear, beforeMarch(ofMonth));
    Operand<TInt64> era = divide(fromMarch, 400);
    Operand<TInt64> yearOfEra = minus(fromMarch, times(era, 400));
    Operand<TInt64> monthFromMarch = tf.math.floorMod(plus(ofMonth, 9), constant(12));
    Operand<TInt64> dayOfYear = divide(plus(times(monthFromMarch, 153), 2), 5);
    Operand<TInt64> dayOfEra = tf.math.add(daysBefore(yearOfEra), dayOfYear);
    return plus(tf.math.add(times(era, DAYS_OF_400_YEARS), dayOfEra), -DAYS_TO_1970);
  }

  /** The days of so many years from March. */
  private Operand<TInt64> daysBefore(Operand<TInt64> years) {
    Operand<TInt64> leaps = minus(divide(years, 4), divide(years, 100));
    return tf.math.add(times(years, 365), leaps);
  }

  /** 1 for January and February, 0 else. */
  private Operand<TInt64> beforeMarch(Operand<TInt64> ofMonth) {
    return tf.dtypes.cast(tf.math.less(ofMonth, constant(3)), TInt64.class);
  }

  private Operand<TFloat64> circle(Operand<TFloat64> share) {
    Operand<TFloat64> angle = tf.math.mul(share, real(2 * Math.PI));
    return tf.stack(List.of(tf.math.sin(angle), tf.math.cos(angle)), Stack.axis(2L)); // [b, n, 2]
  }

  private Operand<TFloat64> oneHot(Operand<TInt64> index, int size) {
    return tf.oneHot(index, tf.constant(size), real(1), real(0)); // [b, n, size]
  }

  private Operand<TFloat64> last(Operand<TFloat64> x) {
    return tf.expandDims(x, tf.constant(2));
  }

  private Operand<TInt64> divide(Operand<TInt64> a, long b) {
    return tf.math.floorDiv(a, constant(b));
  }

  private Operand<TInt64> times(Operand<TInt64> a, long b) {
    return tf.math.mul(a, constant(b));
  }

  private Operand<TInt64> plus(Operand<TInt64> a, long b) {
    return tf.math.add(a, constant(b));
  }

  private Operand<TInt64> minus(Operand<TInt64> a, Operand<TInt64> b) {
    return tf.math.sub(a, b);
  }

  private Operand<TInt64> constant(long value) {
    return tf.constant(value);
  }

  private Operand<TFloat64> real(double value) {
    return tf.constant(value);
  }

  private Operand<TFloat64> real(Operand<TInt64> value) {
    return tf.dtypes.cast(value, TFloat64.class);
  }
}

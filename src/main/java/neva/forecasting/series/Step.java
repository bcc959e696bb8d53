package neva.forecasting.series;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import neva.io.Check;

/**
 * The distance between two values of a series. Months and years are steps of the calendar, of
 * whatever length; all others have a fixed length.
 *
 * @param count how many units, at least 1
 * @param unit seconds, minutes, hours, days, weeks, months or years
 */
public record Step(int count, ChronoUnit unit) {

  private static final Set<ChronoUnit> UNITS =
      Set.of(
          ChronoUnit.SECONDS,
          ChronoUnit.MINUTES,
          ChronoUnit.HOURS,
          ChronoUnit.DAYS,
          ChronoUnit.WEEKS,
          ChronoUnit.MONTHS,
          ChronoUnit.YEARS);

  public static final Step HOUR = new Step(1, ChronoUnit.HOURS);
  public static final Step DAY = new Step(1, ChronoUnit.DAYS);
  public static final Step WEEK = new Step(1, ChronoUnit.WEEKS);
  public static final Step MONTH = new Step(1, ChronoUnit.MONTHS);
  public static final Step QUARTER = new Step(3, ChronoUnit.MONTHS);
  public static final Step YEAR = new Step(1, ChronoUnit.YEARS);

  public Step {
    Check.positive("count", count);
    if (!UNITS.contains(unit)) {
      throw new IllegalArgumentException("unit must be one of " + UNITS + ", found " + unit);
    }
  }

  /** So many months, in years where they are whole. */
  static Step ofMonths(int months) {
    return months % 12 == 0
        ? new Step(months / 12, ChronoUnit.YEARS)
        : new Step(months, ChronoUnit.MONTHS);
  }

  /** So many seconds, in the largest unit of which they are a multiple. */
  static Step ofSeconds(long seconds) {
    ChronoUnit unit = ChronoUnit.SECONDS;
    for (ChronoUnit larger :
        new ChronoUnit[] {
          ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS
        }) {
      if (seconds % larger.getDuration().toSeconds() == 0) {
        unit = larger;
      }
    }
    return new Step(Math.toIntExact(seconds / unit.getDuration().toSeconds()), unit);
  }

  /** Whether the step follows the calendar: months and years. */
  boolean followsCalendar() {
    return unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
  }

  /** Whether several steps make a day. */
  boolean isWithinDay() {
    return unit.compareTo(ChronoUnit.DAYS) < 0;
  }

  /**
   * The time {@code n} steps after {@code start}.
   *
   * @param day for steps of the calendar, the day of the month to keep where the month has it: 31
   *     stands for the last
   */
  LocalDateTime after(LocalDateTime start, int day, long n) {
    if (!followsCalendar()) {
      return start.plus(n * count, unit);
    }
    YearMonth month = YearMonth.from(start).plusMonths(n * months());
    return month.atDay(Math.min(day, month.lengthOfMonth())).atTime(start.toLocalTime());
  }

  /** How many whole steps lie between two times; what is left over is dropped. */
  long between(LocalDateTime start, LocalDateTime end) {
    if (!followsCalendar()) {
      return Duration.between(start, end).toSeconds() / seconds();
    }
    return ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(end)) / months();
  }

  /**
   * How many steps make the cycle that such data usually follow: 12 months or 4 quarters a year, 52
   * weeks a year, 7 days a week, a day of hours or minutes; 1 where there is none.
   */
  public int season() {
    return switch (unit) {
      case YEARS -> 1;
      case MONTHS -> wholeParts(12, count);
      case WEEKS -> wholeParts(52, count);
      case DAYS -> wholeParts(7, count);
      default -> wholeParts(Duration.ofDays(1).toSeconds(), seconds());
    };
  }

  private static int wholeParts(long whole, long part) {
    return whole % part == 0 ? (int) (whole / part) : 1;
  }

  private int months() {
    return unit == ChronoUnit.YEARS ? 12 * count : count;
  }

  private long seconds() {
    return count * unit.getDuration().toSeconds();
  }

  /** Such as "month", "quarter", "hour" or "15 minutes". */
  @Override
  public String toString() {
    if (equals(QUARTER)) {
      return "quarter";
    }
    String plural = unit.name().toLowerCase(Locale.ROOT);
    return count == 1 ? plural.substring(0, plural.length() - 1) : count + " " + plural;
  }
}

package neva.forecasting.series;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import neva.io.Check;

/**
 * The distance between two values of a series. Months and years are steps of the calendar, of
 * whatever length; a business day skips the weekend; all others have a fixed length.
 *
 * @param count how many units, at least 1
 * @param unit of the step
 */
public record Step(int count, Unit unit) {

  /** What a step is counted in, from the shortest to the longest. */
  public enum Unit {
    /** Rows of a file without dates; see {@link TimeAxis#ofRows}. */
    ROWS(ChronoUnit.DAYS),
    SECONDS(ChronoUnit.SECONDS),
    MINUTES(ChronoUnit.MINUTES),
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS),
    /** Monday to Friday. */
    BUSINESS_DAYS(ChronoUnit.DAYS),
    WEEKS(ChronoUnit.WEEKS),
    MONTHS(ChronoUnit.MONTHS),
    YEARS(ChronoUnit.YEARS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
      this.chrono = chrono;
    }
  }

  public static final Step ROW = new Step(1, Unit.ROWS);
  public static final Step HOUR = new Step(1, Unit.HOURS);
  public static final Step DAY = new Step(1, Unit.DAYS);
  public static final Step BUSINESS_DAY = new Step(1, Unit.BUSINESS_DAYS);
  public static final Step WEEK = new Step(1, Unit.WEEKS);
  public static final Step MONTH = new Step(1, Unit.MONTHS);
  public static final Step QUARTER = new Step(3, Unit.MONTHS);
  public static final Step YEAR = new Step(1, Unit.YEARS);

  private static final int BUSINESS_DAYS_OF_A_WEEK = 5;
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  public Step {
    Check.positive("count", count);
  }

  /** So many months, in years where they are whole. */
  static Step ofMonths(int months) {
    return months % 12 == 0 ? new Step(months / 12, Unit.YEARS) : new Step(months, Unit.MONTHS);
  }

  /** So many seconds, in the largest unit of which they are a multiple. */
  static Step ofSeconds(long seconds) {
    Unit unit = Unit.SECONDS;
    for (Unit larger : new Unit[] {Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS}) {
      if (seconds % larger.chrono.getDuration().toSeconds() == 0) {
        unit = larger;
      }
    }
    return new Step(Math.toIntExact(seconds / unit.chrono.getDuration().toSeconds()), unit);
  }

  static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }

  /** Whether the step follows the calendar: months and years. */
  boolean followsCalendar() {
    return unit == Unit.MONTHS || unit == Unit.YEARS;
  }

  /** Whether several steps make a day: seconds, minutes, hours. */
  public boolean isWithinDay() {
    return unit == Unit.SECONDS || unit == Unit.MINUTES || unit == Unit.HOURS;
  }

  /** Whether there are no dates: {@link Unit#ROWS}. */
  public boolean isRows() {
    return unit == Unit.ROWS;
  }

  /**
   * The time {@code n} steps after {@code start}.
   *
   * @param day for steps of the calendar, the day of the month to keep where the month has it: 31
   *     stands for the last
   */
  LocalDateTime after(LocalDateTime start, int day, long n) {
    if (unit == Unit.BUSINESS_DAYS) {
      return start.with(businessDay(businessDays(start.toLocalDate()) + n * count));
    }
    if (!followsCalendar()) {
      return start.plus(n * count, unit.chrono);
    }
    YearMonth month = YearMonth.from(start).plusMonths(n * months());
    return month.atDay(Math.min(day, month.lengthOfMonth())).atTime(start.toLocalTime());
  }

  /** How many whole steps lie between two times; what is left over is dropped. */
  long between(LocalDateTime start, LocalDateTime end) {
    if (unit == Unit.BUSINESS_DAYS) {
      return (businessDays(end.toLocalDate()) - businessDays(start.toLocalDate())) / count;
    }
    if (!followsCalendar()) {
      return Duration.between(start, end).toSeconds() / seconds();
    }
    return ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(end)) / months();
  }

  /** The number of a business day since 1970; a weekend has that of its Friday. */
  private static long businessDays(LocalDate date) {
    long days = ChronoUnit.DAYS.between(MONDAY, date);
    long ofWeek = Math.min(Math.floorMod(days, 7L), BUSINESS_DAYS_OF_A_WEEK - 1L);
    return BUSINESS_DAYS_OF_A_WEEK * Math.floorDiv(days, 7L) + ofWeek;
  }

  private static LocalDate businessDay(long number) {
    return MONDAY
        .plusWeeks(Math.floorDiv(number, (long) BUSINESS_DAYS_OF_A_WEEK))
        .plusDays(Math.floorMod(number, (long) BUSINESS_DAYS_OF_A_WEEK));
  }

  /**
   * How many steps make the cycle that such data usually follow: 12 months or 4 quarters a year, 52
   * weeks a year, 7 days or 5 business days a week, a day of hours or minutes; 1 where there is
   * none.
   */
  public int season() {
    return switch (unit) {
      case ROWS, YEARS -> 1;
      case MONTHS -> wholeParts(12, count);
      case WEEKS -> wholeParts(52, count);
      case BUSINESS_DAYS -> wholeParts(BUSINESS_DAYS_OF_A_WEEK, count);
      case DAYS -> wholeParts(7, count);
      default -> wholeParts(Duration.ofDays(1).toSeconds(), seconds());
    };
  }

  private static int wholeParts(long whole, long part) {
    return whole % part == 0 ? (int) (whole / part) : 1;
  }

  private int months() {
    return unit == Unit.YEARS ? 12 * count : count;
  }

  /** How long a step is, months and years on average. */
  public long seconds() {
    return count * unit.chrono.getDuration().toSeconds();
  }

  /** Such as "month", "quarter", "business day" or "15 minutes". */
  @Override
  public String toString() {
    if (equals(QUARTER)) {
      return "quarter";
    }
    String plural = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return count == 1 ? plural.substring(0, plural.length() - 1) : count + " " + plural;
  }
}

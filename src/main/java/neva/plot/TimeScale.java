package neva.plot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where times stand on an axis whose ticks are at round numbers: in a unit of which one, two, five
 * or ten are something that people count by.
 *
 * @param months of the unit, 0 where it is a day
 */
record TimeScale(int months) {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final double SECONDS_A_DAY = 86_400;
  private static final double DAYS_A_YEAR = 365.25;

  /**
   * The scale for times between two.
   *
   * @param from seconds since 1970
   * @param to seconds since 1970
   */
  static TimeScale of(double from, double to) {
    double years = (to - from) / SECONDS_A_DAY / DAYS_A_YEAR;
    return new TimeScale(years >= 6 ? 12 : years >= 3 ? 6 : years >= 1 ? 3 : years >= 0.5 ? 1 : 0);
  }

  /** The place of a time, in seconds since 1970. */
  double position(double seconds) {
    if (months == 0 || !Double.isFinite(seconds)) {
      return seconds / SECONDS_A_DAY;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.round(seconds), 0, ZoneOffset.UTC);
    double day = time.getDayOfMonth() - 1 + time.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
    double part = day / time.toLocalDate().lengthOfMonth();
    return (12 * time.getYear() + time.getMonthValue() - 1 + part) / months;
  }

  /** The text at a tick: a year, a month, a day, or a time of day. */
  String label(double position) {
    if (months == 0) {
      return dayLabel(Math.round(position * SECONDS_A_DAY));
    }
    int month = (int) Math.round(position * months);
    LocalDate date = LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
    return months == 12 ? Integer.toString(date.getYear()) : MONTH.format(date);
  }

  private static String dayLabel(long seconds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
    return midnight ? time.toLocalDate().toString() : TIME.format(time);
  }
}

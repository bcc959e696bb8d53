package neva.forecasting.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import neva.io.Check;

/**
 * The regular times of a series, on the clock of its file.
 *
 * @param start the first time
 * @param day for steps of months and years, the day of the month that every time has where its
 *     month has it: 31 stands for the last day. For other steps 0.
 * @param step from each time to the next
 * @param length how many times, at least 1
 * @param offset of the clock from UTC, null where the file gives none
 */
public record TimeAxis(LocalDateTime start, int day, Step step, int length, ZoneOffset offset) {

  private static final LocalDateTime FIRST_ROW = LocalDate.EPOCH.atStartOfDay();
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  public TimeAxis {
    Objects.requireNonNull(start, "start");
    day = step.followsCalendar() ? Math.max(day, start.getDayOfMonth()) : 0;
    Check.positive("length", length);
  }

  /** An axis whose clock has no known offset. */
  public TimeAxis(LocalDateTime start, int day, Step step, int length) {
    this(start, day, step, length, null);
  }

  /** An axis whose times keep the day of the month of {@code start}. */
  public TimeAxis(LocalDateTime start, Step step, int length) {
    this(start, 0, step, length);
  }

  /**
   * Rows without dates, labelled 1, 2, 3 and so on. Where a time is asked for, each stands for a
   * day from 1970-01-01 on.
   */
  public static TimeAxis ofRows(int length) {
    return new TimeAxis(FIRST_ROW, Step.ROW, length);
  }

  /** The same start and step with another number of times. */
  public TimeAxis withLength(int change) {
    return new TimeAxis(start, day, step, change, offset);
  }

  /** The same whose clock is so far from UTC; null for one that is not known. */
  TimeAxis withOffset(ZoneOffset change) {
    return new TimeAxis(start, day, step, length, change);
  }

  /**
   * @throws IndexOutOfBoundsException when {@code i} is not from 0 to less than the length
   */
  public LocalDateTime at(int i) {
    return timeAt(Objects.checkIndex(i, length));
  }

  /**
   * The times from index {@code from} to before {@code to}.
   *
   * @throws IndexOutOfBoundsException when they are not a part of this axis
   */
  public TimeAxis slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return new TimeAxis(timeAt(from), day, step, to - from, offset);
  }

  /** The {@code n} times after the last. */
  public TimeAxis next(int n) {
    return new TimeAxis(timeAt(length), day, step, n, offset);
  }

  /**
   * The time at {@code i} in the words of its step: 1962, 1962-01, 1962-01-31, 1962-01-31 23:00,
   * with the offset where there is one, 1962-01-31 23:00+01:00; for rows their number.
   */
  public String label(int i) {
    LocalDateTime time = at(i);
    if (step.isRows()) {
      return Long.toString(time.toLocalDate().toEpochDay() + 1);
    }
    if (step.isWithinDay() || !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return MINUTE.format(time) + (offset == null ? "" : offset);
    }
    if (!step.followsCalendar() || day != 1) {
      return time.toLocalDate().toString();
    }
    return (step.unit() == Step.Unit.YEARS && time.getMonthValue() == 1 ? YEAR : MONTH)
        .format(time);
  }

  /** The time at any index, those past the end too. */
  LocalDateTime timeAt(int i) {
    return step.after(start, day, i);
  }

  /** The index at which {@code time} stands or would stand, or -1 where no step leads to it. */
  int indexOf(LocalDateTime time) {
    long i = step.between(start, time);
    return i >= 0 && i < Integer.MAX_VALUE && timeAt((int) i).equals(time) ? (int) i : -1;
  }
}

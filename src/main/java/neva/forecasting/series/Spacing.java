package neva.forecasting.series;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The step that most pairs of times take, and where the times stand when all take it.
 *
 * @param step from one time to the next
 * @param day of the month; see {@link TimeAxis}
 * @param times what was given, ascending
 */
record Spacing(Step step, int day, List<LocalDateTime> times) {

  private static final int DAYS_OF_A_WEEK = 7;

  /**
   * @param times two or more, each later than the one before
   */
  static Spacing of(List<LocalDateTime> times) {
    return new Spacing(step(times), dayOfMonth(times), times);
  }

  /**
   * How many times must be added to these for each to follow by the same step; that of times beside
   * the axis is larger than any other.
   *
   * @param times in any order, repeated or not
   */
  static long missing(List<LocalDateTime> times) {
    List<LocalDateTime> ascending = times.stream().sorted().distinct().toList();
    if (ascending.size() < 2) {
      return 0;
    }
    int[] positions = of(ascending).positions();
    long beside = Arrays.stream(positions).filter(position -> position < 0).count();
    return beside > 0
        ? beside * Integer.MAX_VALUE
        : positions[positions.length - 1] + 1L - positions.length;
  }

  /** An axis that begins with the first time. */
  TimeAxis axis(int length) {
    return new TimeAxis(times.get(0), day, step, length);
  }

  /** The index of every time on such an axis, -1 for those beside it. */
  int[] positions() {
    TimeAxis axis = axis(times.size());
    return times.stream().mapToInt(axis::indexOf).toArray();
  }

  private static Step step(List<LocalDateTime> times) {
    List<Integer> pairs = IntStream.range(1, times.size()).boxed().toList();
    List<Integer> whole =
        pairs.stream().filter(i -> isWholeMonths(times.get(i - 1), times.get(i))).toList();
    if (2 * whole.size() > pairs.size()) {
      long months = commonest(whole, i -> months(times.get(i - 1), times.get(i)));
      return Step.ofMonths((int) months);
    }
    long seconds =
        commonest(pairs, i -> Duration.between(times.get(i - 1), times.get(i)).toSeconds());
    Step step = Step.ofSeconds(Math.max(1, Math.min(seconds, Integer.MAX_VALUE)));
    return step.equals(Step.DAY) && skipWeekends(times) ? Step.BUSINESS_DAY : step;
  }

  /** Whether there was a weekend and none of these days lies in one. */
  private static boolean skipWeekends(List<LocalDateTime> times) {
    return Duration.between(times.get(0), times.get(times.size() - 1)).toDays() >= DAYS_OF_A_WEEK
        && times.stream().allMatch(time -> Step.isBusinessDay(time.toLocalDate()));
  }

  /** Same day of the month and time of day, or the shorter month's last day. */
  private static boolean isWholeMonths(LocalDateTime a, LocalDateTime b) {
    LocalDateTime earlierDay = a.getDayOfMonth() < b.getDayOfMonth() ? a : b;
    return months(a, b) > 0
        && a.toLocalTime().equals(b.toLocalTime())
        && (a.getDayOfMonth() == b.getDayOfMonth() || isLastOfMonth(earlierDay));
  }

  private static long months(LocalDateTime a, LocalDateTime b) {
    return ChronoUnit.MONTHS.between(YearMonth.from(a), YearMonth.from(b));
  }

  private static boolean isLastOfMonth(LocalDateTime time) {
    return time.getDayOfMonth() == YearMonth.from(time).lengthOfMonth();
  }

  private static int dayOfMonth(List<LocalDateTime> times) {
    return times.stream().allMatch(Spacing::isLastOfMonth)
        ? 31
        : times.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElseThrow();
  }

  /** The value of the most pairs, the smallest where several are. */
  private static long commonest(List<Integer> pairs, Function<Integer, Long> value) {
    Map<Long, Long> counts =
        pairs.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Long, Long>comparingByValue()
                .thenComparing(Map.Entry.<Long, Long>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }
}

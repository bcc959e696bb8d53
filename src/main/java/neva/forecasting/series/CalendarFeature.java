package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the calendar says of a time, as inputs of a network. A position in a cycle is given as a
 * point on a circle, sine and cosine, so that the end lies beside the begin; or as a row of zeros
 * with a one at its place.
 */
public enum CalendarFeature {
  MONTH_CIRCLE(circle("month"), t -> (t.getMonthValue() - 1) / 12.0),
  MONTH_ONE_HOT(oneHot("month", 1, 12), t -> t.getMonthValue() - 1),
  WEEKDAY_CIRCLE(circle("weekday"), t -> (t.getDayOfWeek().getValue() - 1) / 7.0),
  /** Monday is 1. */
  WEEKDAY_ONE_HOT(oneHot("weekday", 1, 7), t -> t.getDayOfWeek().getValue() - 1),
  /** With the minutes. */
  HOUR_CIRCLE(circle("hour"), CalendarFeature::shareOfDay),
  HOUR_ONE_HOT(oneHot("hour", 0, 23), LocalDateTime::getHour),
  /** The share of the year that has passed. */
  YEAR_CIRCLE(
      circle("year"), t -> (t.getDayOfYear() - 1 + shareOfDay(t)) / t.toLocalDate().lengthOfYear()),
  /** The days of the month less the mean of 30.4375, from −2.4375 to 0.5625. */
  DAYS_IN_MONTH(List.of("days in month"), t -> t.toLocalDate().lengthOfMonth() - 30.4375);

  private final List<String> names;
  private final ToDoubleFunction<LocalDateTime> position;

  CalendarFeature(List<String> names, ToDoubleFunction<LocalDateTime> position) {
    this.names = names;
    this.position = position;
  }

  /** The names of the values, as many as {@link #at} gives. */
  public List<String> names() {
    return names;
  }

  /** The values at a time. */
  public double[] at(LocalDateTime time) {
    double p = position.applyAsDouble(time);
    return switch (names.size()) {
      case 1 -> new double[] {p};
      case 2 -> new double[] {Math.sin(2 * Math.PI * p), Math.cos(2 * Math.PI * p)};
      default -> IntStream.range(0, names.size()).mapToDouble(i -> i == p ? 1 : 0).toArray();
    };
  }

  /** The values of several features beside each other at all times of an axis: [time, value]. */
  public static double[][] table(List<CalendarFeature> features, TimeAxis axis) {
    return IntStream.range(0, axis.length())
        .mapToObj(axis::at)
        .map(t -> features.stream().flatMapToDouble(f -> Arrays.stream(f.at(t))).toArray())
        .toArray(double[][]::new);
  }

  private static List<String> circle(String name) {
    return List.of(name + " sine", name + " cosine");
  }

  private static List<String> oneHot(String name, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> name + "=" + i).toList();
  }

  private static double shareOfDay(LocalDateTime time) {
    return time.toLocalTime().toSecondOfDay() / 86_400.0;
  }
}

package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Series for tests: months from January 2000 on. */
final class SeriesOf {

  private SeriesOf() {}

  static TimeAxis months(int length) {
    return new TimeAxis(LocalDateTime.parse("2000-01-01T00:00"), Step.MONTH, length);
  }

  static Series values(double... values) {
    return Series.of("y", months(values.length), values);
  }

  static Series function(int length, IntToDoubleFunction value) {
    return values(IntStream.range(0, length).mapToDouble(value).toArray());
  }
}

package neva.forecasting.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import neva.forecasting.series.CalendarFeature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/** The calendar in a graph against that of java.time. */
class CalendarGraphTest {

  private static List<LocalDateTime> times() {
    List<LocalDateTime> times = new ArrayList<>();
    for (String text :
        List.of(
            "1900-02-28T23:59:59",
            "2000-02-29T00:00:00",
            "1969-12-31T23:00:00",
            "1970-01-01T00:00:00",
            "2023-12-31T12:00:00",
            "2024-12-31T01:00:00",
            "2100-03-01T00:00:00",
            "1600-01-01T00:00:00")) {
      times.add(LocalDateTime.parse(text));
    }
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long second = (long) (random.nextDouble() * 15e9) - 5_000_000_000L;
      times.add(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }
    return times;
  }

  @ParameterizedTest
  @EnumSource(CalendarFeature.class)
  void saysWhatJavaSays(CalendarFeature feature) {
    List<LocalDateTime> times = times();
    long[] seconds = times.stream().mapToLong(t -> t.toEpochSecond(ZoneOffset.UTC)).toArray();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TInt64> given = tf.constant(Shape.of(1, seconds.length), DataBuffers.of(seconds));
      Operand<TFloat64> columns = new CalendarGraph(tf, given).features(List.of(feature));
      try (Result result = session.runner().fetch(columns).run()) {
        TFloat64 values = (TFloat64) result.get(0);
        int width = feature.names().size();
        double[] actual = new double[times.size() * width];
        values.asRawTensor().data().asDoubles().read(actual);
        for (int i = 0; i < times.size(); i++) {
          double[] expected = feature.at(times.get(i));
          for (int k = 0; k < width; k++) {
            assertThat(actual[i * width + k])
                .as("%s", times.get(i))
                .isCloseTo(expected[k], within(1e-12));
          }
        }
      }
    }
  }
}

package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  /** So many values evenly from {@code low} to {@code high}, and a number once or more. */
  private static double[] column(double low, double high, double number, int times) {
    return DoubleStream.concat(
            IntStream.rangeClosed(0, 100).mapToDouble(i -> low + (high - low) * i / 100),
            DoubleStream.generate(() -> number).limit(times))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "-30, 40, -99, 1", // temperatures
    "-30, 40, -999, 1",
    "-30, 40, 999, 3",
    "-30, 40, 9999, 1",
    "0, 900, -99, 2", // dust
    "0, 5000, -999, 1", // sales
    "0, 5000, 99999, 1",
    "980, 1040, -9999, 5", // pressure
    "0, 1, -99.9, 1"
  })
  void areFarFromAllOthers(double low, double high, double number, int times) {
    assertThat(Placeholders.in(column(low, high, number, times))).containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({
    "-150, 40, -99, 3", // among the others
    "-1000, 1000, -999, 1",
    "-2000, -1005, -999, 1",
    "0, 900, 999, 1", // a little above
    "0, 50, 99, 1", // may be a peak
    "0, 5000, -99, 1", // may be a return
    "0, 50, -1000, 1", // no nines
    "0, 50, -9, 1"
  })
  void mayBeValues(double low, double high, double number, int times) {
    assertThat(Placeholders.in(column(low, high, number, times))).isEmpty();
  }

  @Property(tries = 200)
  void areNeverAmongTheOthers(
      @ForAll @Size(max = 20) List<@DoubleRange(min = -2000, max = 2000) Double> values) {
    values.addAll(List.of(-1100.0, 1100.0, -999.0, 999.0, -99.0, 99.0));
    assertThat(Placeholders.in(values.stream().mapToDouble(v -> v).toArray())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-99, -999", "-999, 9999"})
  void mayBeSeveral(double first, double second) {
    double[] values =
        DoubleStream.concat(
                DoubleStream.of(column(-5, 30, first, 2)), DoubleStream.of(second, Double.NaN))
            .toArray();
    assertThat(Placeholders.in(values)).containsExactlyInAnyOrder(first, second);
  }
}

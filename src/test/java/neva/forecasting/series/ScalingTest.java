package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class ScalingTest {

  @Provide
  Arbitrary<double[]> positive() {
    Arbitrary<Double> value = Arbitraries.doubles().between(0.01, 1e6);
    return value.array(double[].class).ofMinSize(3).ofMaxSize(40);
  }

  @Property(tries = 200)
  void scalesAndComesBack(@ForAll("positive") double[] values) {
    Series series = SeriesOf.values(values);
    TrainPart train = series.holdOut(1).train();
    TrainPart logs = train.scaled(new Log());
    Stream.of(
            Standardization.fit(train),
            MinMax.fit(train),
            Log.fit(train),
            PerDay.fit(train),
            PerDay.fit(train).then(new Log()),
            new Log().then(Standardization.fit(logs)))
        .forEach(scaling -> assertComesBack(series, scaling));
  }

  private static void assertComesBack(Series series, Scaling scaling) {
    double[] there = series.scaled(scaling).values();
    double[] back = scaling.restore(there, series.time());
    double largest = Arrays.stream(series.values()).max().orElseThrow();
    assertThat(back).containsExactly(series.values(), within(1e-9 * largest));
  }

  @Property(tries = 100)
  void fitsTheTrainingPartAlone(@ForAll @DoubleRange(min = 1, max = 1e9) double later) {
    Series series = SeriesOf.values(3, 5, 4, 8, later);
    SeriesSplit split = series.holdOut(1);
    assertThat(Standardization.fit(split.train()))
        .isEqualTo(new Standardization(5, Math.sqrt(3.5)));
    assertThat(MinMax.fit(split.train())).isEqualTo(new MinMax(3, 8));
  }

  @Test
  void standardizesToMeanZeroAndDeviationOne() {
    TrainPart train = SeriesOf.function(50, i -> 7 + 3 * Math.sin(i) + i).trainOnAll();
    double[] scaled = train.scaled(Standardization.fit(train)).series().values();
    assertThat(Arrays.stream(scaled).average().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(scaled).map(v -> v * v).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void standsConstantColumns() {
    TrainPart train = SeriesOf.values(5, 6, 7).withExtra("snow", 2, 2, 2).trainOnAll();
    assertThat(Standardization.fit(train, "snow")).isEqualTo(new Standardization(2, 1));
    assertThat(MinMax.fit(train, "snow")).isEqualTo(new MinMax(2, 3));
  }

  @Test
  void scalesTheTargetAndLeavesTheRest() {
    Series series = SeriesOf.values(5, 6).withId("a").withExtra("x", 1, 2);
    Series scaled = series.scaled(new MinMax(5, 6));
    assertThat(scaled.values()).containsExactly(0, 1);
    assertThat(scaled.column("x")).containsExactly(1, 2);
    assertThat(scaled.id()).isEqualTo("a");
    assertThat(scaled.time()).isEqualTo(series.time());
  }

  @Test
  void dividesByTheDaysOfTheMonth() {
    Series months = SeriesOf.values(31, 29, 31, 30);
    assertThat(months.scaled(PerDay.fit(months.trainOnAll())).values()).containsOnly(1);
  }

  @Test
  void dividesNothingButMonths() {
    TimeAxis days = new TimeAxis(SeriesOf.months(1).start(), Step.DAY, 2);
    TrainPart train = Series.of("y", days, 1, 2).trainOnAll();
    assertThatThrownBy(() -> PerDay.fit(train))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected values of months to divide by their days but the step of y is day."
                + " Do without it.");
  }

  @Test
  void takesLogarithmsOfPositiveValues() {
    TrainPart train = SeriesOf.values(1, Math.E, 0).trainOnAll();
    assertThat(Log.fits(train)).isFalse();
    assertThat(Log.fits(train.holdOut(1).train())).isTrue();
    assertThatThrownBy(() -> Log.fit(train))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected positive values for a logarithm but was 0.0 at 2000-03-01T00:00."
                + " Do without it.");
  }

  @Test
  void refusesParametersThatScaleNothing() {
    assertThatThrownBy(() -> new Standardization(0, 0))
        .hasMessage("deviation must be positive, found 0");
    assertThatThrownBy(() -> new MinMax(2, 2))
        .hasMessage("max must be above min, found 2.0 and 2.0");
  }
}

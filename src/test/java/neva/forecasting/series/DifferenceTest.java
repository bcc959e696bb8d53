package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Property
  void isUndoneExactlyOnWholeNumbers(
      @ForAll @Size(min = 12, max = 60) int[] whole, @ForAll @IntRange(min = 1, max = 12) int lag) {
    double[] values = Arrays.stream(whole).asDoubleStream().toArray();
    Difference difference = new Difference(lag);
    double[] head = Arrays.copyOf(values, lag);
    assertThat(difference.continued(head, difference.of(values)))
        .isEqualTo(Arrays.copyOfRange(values, lag, values.length));
  }

  @Provide
  Arbitrary<double[]> moderate() {
    Arbitrary<Double> value = Arbitraries.doubles().between(-1e6, 1e6);
    return value.array(double[].class).ofMinSize(12).ofMaxSize(60);
  }

  @Property
  void isUndoneUpToRounding(
      @ForAll("moderate") double[] values, @ForAll @IntRange(min = 1, max = 12) int lag) {
    Difference difference = new Difference(lag);
    double[] back = difference.continued(Arrays.copyOf(values, lag), difference.of(values));
    assertThat(back).containsExactly(Arrays.copyOfRange(values, lag, values.length), within(1e-7));
  }

  @Property
  void ofSeasonAndStepIsUndoneInTurn(
      @ForAll @Size(min = 14, max = 60) int[] whole,
      @ForAll @IntRange(min = 2, max = 12) int season) {
    double[] values = Arrays.stream(whole).asDoubleStream().toArray();
    double[] seasonal = new Difference(season).of(values);
    double[] both = new Difference(1).of(seasonal);
    double[] seasonalTail = new Difference(1).continued(Arrays.copyOf(seasonal, 1), both);
    assertThat(new Difference(season).continued(Arrays.copyOf(values, season + 1), seasonalTail))
        .isEqualTo(Arrays.copyOfRange(values, season + 1, values.length));
  }

  @Test
  void continuesThePast() {
    assertThat(new Difference(2).of(new double[] {1, 2, 4, 8})).containsExactly(3, 6);
    assertThat(new Difference(2).continued(new double[] {9, 10, 20}, new double[] {1, 2, 3}))
        .containsExactly(11, 22, 14);
  }

  @Test
  void needsAsManyValuesAsItsLag() {
    assertThatThrownBy(() -> new Difference(3).of(new double[2]))
        .hasMessage("values must be as many as lag, 3, found 2");
    assertThatThrownBy(() -> new Difference(0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("lag must be positive, found 0");
  }
}

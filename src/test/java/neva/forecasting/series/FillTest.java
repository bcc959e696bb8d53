package neva.forecasting.series;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class FillTest {

  @Test
  void drawsALineBetweenNeighbours() {
    assertThat(Fill.LINEAR.apply(new double[] {1, NaN, NaN, 4, NaN, 6}))
        .containsExactly(new double[] {1, 2, 3, 4, 5, 6}, within(1e-12));
  }

  @Test
  void keepsTheNearestValueBeyondTheEnds() {
    assertThat(Fill.LINEAR.apply(new double[] {NaN, NaN, 3, NaN})).containsExactly(3, 3, 3, 3);
  }

  @Test
  void repeatsTheValueBefore() {
    assertThat(Fill.PREVIOUS.apply(new double[] {NaN, 2, NaN, NaN, 5, NaN}))
        .containsExactly(2, 2, 2, 2, 5, 5);
  }

  @Test
  void followsTheSeason() {
    double[] swing = IntStream.range(0, 24).mapToDouble(i -> 10 + 5 * (i % 4)).toArray();
    double[] broken = swing.clone();
    broken[9] = NaN;
    broken[10] = NaN;
    broken[23] = NaN;
    assertThat(Fill.seasonal(4).apply(broken)).containsExactly(swing, within(1e-12));
  }

  @Property
  void keepsItsFillsWhenTheColumnGrows(
      @ForAll @Size(max = 20) Set<@IntRange(max = 29) Integer> missing,
      @ForAll @IntRange(min = 9, max = 29) int length) {
    double[] values = IntStream.range(0, 30).mapToDouble(i -> i * i % 11).toArray();
    missing.stream().filter(i -> i != length - 1).forEach(i -> values[i] = NaN);
    for (Fill fill : new Fill[] {Fill.PREVIOUS, Fill.LINEAR, Fill.seasonal(4)}) {
      assertThat(fill.apply(values)).startsWith(fill.apply(Arrays.copyOf(values, length)));
    }
  }

  @Test
  void looksAtTheFirstTwoPeriodsAndAtNothingLaterThanAGap() {
    double[] values = {1, 5, NaN, 2, 3, 9, 4, 2, 1, NaN, 4, 2};
    // The first gap knows 4 of its season; 5 − 7 = −2 before it, 2 − 2 = 0 after it, mean −1.
    assertThat(Fill.seasonal(4).apply(values)[2]).isCloseTo(3, within(1e-12));
    // The second knows 5 and 9; 1 − 5/3 = −2/3 before it, 4 − 4 = 0 after it.
    assertThat(Fill.seasonal(4).apply(values)[9]).isCloseTo(7 - 1 / 3.0, within(1e-12));
  }

  @Test
  void usesTheMeanOfAllForASeasonThatIsNeverKnown() {
    double[] broken = {1, NaN, 1, NaN, 1, NaN};
    assertThat(Fill.seasonal(2).apply(broken)).containsOnly(1);
  }

  @Property
  void leavesKnownValuesAsTheyAre(
      @ForAll @Size(max = 15) Set<@IntRange(max = 29) Integer> missing) {
    double[] values = IntStream.range(0, 30).mapToDouble(i -> 0.1 * i * i).toArray();
    double[] broken = values.clone();
    missing.forEach(i -> broken[i] = NaN);
    for (Fill fill : new Fill[] {Fill.PREVIOUS, Fill.LINEAR, Fill.seasonal(7)}) {
      double[] filled = fill.apply(broken);
      for (int i = 0; i < 30; i++) {
        assertThat(filled[i]).isFinite();
        assertThat(missing.contains(i) || filled[i] == values[i]).isTrue();
      }
    }
  }

  @Test
  void hasSeasonsOfTwoOrMore() {
    assertThatThrownBy(() -> Fill.seasonal(1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("period of a seasonal fill must be at least 2, found 1");
  }
}

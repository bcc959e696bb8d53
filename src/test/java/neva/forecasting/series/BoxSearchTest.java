package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BoxSearchTest {

  @Property
  void findsTheBottomOfABowl(
      @ForAll @DoubleRange(min = 0, max = 1) double a,
      @ForAll @DoubleRange(min = 0, max = 1) double b) {
    double[] found =
        BoxSearch.minimum(
            p -> Math.pow(p[0] - a, 2) + 3 * Math.pow(p[1] - b, 2), new double[] {0.5, 0.5});
    assertThat(found).containsExactly(new double[] {a, b}, within(2e-3));
  }

  @Test
  void staysInTheBox() {
    double[] found = BoxSearch.minimum(p -> p[0] - p[1], new double[] {0.3, 0.3});
    assertThat(found).containsExactly(0, 1);
  }

  @Test
  void takesTheDeepestOfSeveralValleys() {
    double[] found =
        BoxSearch.minimum(
            p -> Math.min(Math.abs(p[0] - 0.1), Math.abs(p[0] - 0.9) - 0.05),
            new double[] {0.11},
            new double[] {0.89});
    assertThat(found[0]).isCloseTo(0.9, within(2e-3));
  }

  @Test
  void walksAroundWhatIsNoNumber() {
    double[] found = BoxSearch.minimum(p -> p[0] < 0.2 ? Double.NaN : p[0], new double[] {0.5});
    assertThat(found[0]).isCloseTo(0.2, within(2e-3));
  }
}

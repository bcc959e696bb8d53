package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeasonalPatternTest {

  /** {@code decompose(AirPassengers, "multiplicative")$figure} of R. */
  @Test
  void factorsOfPassengersAreThoseOfR() {
    double[] means = SeasonalPattern.of(Made.AIRLINE, 12, true).indices();
    assertThat(means)
        .containsExactly(
            new double[] {
              0.9102304, 0.8836253, 1.0073663, 0.9759060, 0.9813780, 1.1127758, 1.2265555,
              1.2199110, 1.0604919, 0.9217572, 0.8011781, 0.8988244
            },
            within(1e-6));
  }

  @Test
  void aLineHasNoPattern() {
    double[] indices = SeasonalPattern.of(Made.values(30, t -> 3 + 2.0 * t), 4, false).indices();
    assertThat(indices).containsExactly(new double[4], within(1e-9));
  }

  @Test
  void oneOutlierDoesNotComeBackEverySeason() {
    double[] noise = Made.noise(120, 5);
    double[] values = Made.values(120, t -> 100 + 10 * Math.sin(t * Math.PI / 6) + noise[t] / 10);
    double[] before = SeasonalPattern.of(values, 12, false).indices();
    values[29] = 1000;
    assertThat(SeasonalPattern.of(values, 12, false).indices())
        .containsExactly(before, within(2.0));
  }

  @Test
  void chanceIsShrunkAndASeasonIsKept() {
    assertThat(
            Arrays.stream(SeasonalPattern.shrunk(Made.noise(96, 2), 12, false).indices()).boxed())
        .allSatisfy(index -> assertThat(index).isBetween(-0.3, 0.3));
    double[] full = SeasonalPattern.of(Made.AIRLINE, 12, true).indices();
    assertThat(SeasonalPattern.shrunk(Made.AIRLINE, 12, true).indices())
        .containsExactly(full, within(0.01));
  }

  @Test
  void passengersHaveFactorsAndASteadySwingHasTerms() {
    assertThat(SeasonalPattern.multiplies(Made.AIRLINE, 12)).isTrue();
    double[] steady = Made.values(120, t -> 1000 + 30 * t + 200 * Math.sin(t * Math.PI / 6));
    assertThat(SeasonalPattern.multiplies(steady, 12)).isFalse();
  }
}

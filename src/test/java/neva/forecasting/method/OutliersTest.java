package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutliersTest {

  private static double[] sales() {
    double[] noise = Made.noise(120, 9);
    return Made.values(120, t -> 1000 + 3 * t + 200 * Math.sin(t * Math.PI / 6) + 20 * noise[t]);
  }

  @Test
  void tenTimesTheValueIsReplacedByWhatIsUsual() {
    double[] expected = sales();
    double[] values = sales();
    values[30] *= 10;
    values[60] *= 10;
    double[] cleaned = Outliers.cleaned(values, 12);
    assertThat(cleaned[30]).isCloseTo(expected[30], within(80.0));
    assertThat(cleaned[60]).isCloseTo(expected[60], within(80.0));
    values[30] = cleaned[30];
    values[60] = cleaned[60];
    assertThat(cleaned).containsExactly(values);
  }

  @Test
  void aShiftOfTheLevelStays() {
    double[] values = sales();
    Arrays.setAll(values, t -> t < 80 ? values[t] : values[t] + 1500);
    assertThat(Outliers.cleaned(values, 12)).containsExactly(values);
  }

  @Test
  void whatHappensOftenStays() {
    double[] noise = Made.noise(300, 6);
    double[] promotions = Made.values(300, t -> 200 + 8 * noise[t] + (t % 11 == 0 ? 150 : 0));
    assertThat(Outliers.cleaned(promotions, 7)).containsExactly(promotions);
    assertThat(Outliers.cleaned(Made.AIRLINE, 12)).containsExactly(Made.AIRLINE);
  }

  @Test
  void runningMedianIsTheMedianOfEachWindow() {
    double[] values = Made.noise(50, 8);
    double[] running = RunningMedian.of(values, 7);
    for (int t = 0; t < 50; t++) {
      double[] window = Arrays.copyOfRange(values, Math.max(0, t - 3), Math.min(50, t + 4));
      assertThat(running[t]).isEqualTo(Spread.median(window));
    }
  }
}

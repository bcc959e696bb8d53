package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import neva.forecasting.series.LastValue;
import neva.forecasting.series.SeasonalChange;
import neva.forecasting.series.SeasonalLastValue;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.Test;

class RuleTest {

  private static final Series SALES = Drawn.sales(100, 3);

  @Test
  void seasonalChangeIsTheBaselineOfThatName() {
    double[] expected =
        new SeasonalChange(12, 5).fit(SALES.trainOnAll()).forecast(SALES.head(80), 20);
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 80, 20, 12, 1, 0))
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void aShortHistoryAveragesTheSeasonsItHas() {
    double[] expected =
        new SeasonalChange(12, 5).fit(SALES.trainOnAll()).forecast(SALES.head(27), 5);
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 27, 5, 12, 1, 0))
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void lastValueIsTheBaselineOfThatName() {
    double[] expected = new LastValue().fit(SALES.trainOnAll()).forecast(SALES.head(40), 3);
    assertThat(Rule.LAST_VALUE.path(SALES.values(), 40, 3, 1, 1, 0)).containsExactly(expected);
  }

  @Test
  void seasonalLastValueIsTheBaselineOfThatName() {
    double[] expected =
        new SeasonalLastValue(12).fit(SALES.trainOnAll()).forecast(SALES.head(40), 15);
    assertThat(Rule.SEASONAL_LAST_VALUE.path(SALES.values(), 40, 15, 12, 1, 0))
        .containsExactly(expected);
  }

  @Test
  void growthIsDampedAfterTheFirstStep() {
    double[] line = IntStream.range(0, 40).mapToDouble(i -> 2.0 * i).toArray();
    // 80; 80 + 2 − 2·(1 − 0.5); 81 + 2 − (81 − 42)/20·(1 − 0.25)
    assertThat(Rule.SEASONAL_CHANGE.path(line, 40, 3, 4, 0.5, 0))
        .containsExactly(new double[] {80, 81, 81.5375}, within(1e-9));
    assertThat(Rule.SEASONAL_CHANGE.path(line, 40, 3, 4, 1, 0)).containsExactly(80, 82, 84);
  }
}

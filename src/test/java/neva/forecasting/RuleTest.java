package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import neva.series.LastValue;
import neva.series.SeasonalChange;
import neva.series.Series;
import org.junit.jupiter.api.Test;

class RuleTest {

  private static final Series SALES = Drawn.sales(100, 3);

  @Test
  void seasonalChangeIsTheBaselineOfThatName() {
    double[] expected =
        new SeasonalChange(12, 5).fit(SALES.trainOnAll()).forecast(SALES.head(80), 20);
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 80, 20, 12))
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void aShortHistoryAveragesTheSeasonsItHas() {
    double[] expected =
        new SeasonalChange(12, 5).fit(SALES.trainOnAll()).forecast(SALES.head(27), 5);
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 27, 5, 12))
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void lastValueIsTheBaselineOfThatName() {
    double[] expected = new LastValue().fit(SALES.trainOnAll()).forecast(SALES.head(40), 3);
    assertThat(Rule.LAST_VALUE.path(SALES.values(), 40, 3, 1)).containsExactly(expected);
  }
}

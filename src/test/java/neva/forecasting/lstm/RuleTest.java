package neva.forecasting.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import neva.forecasting.Drawn;
import neva.forecasting.series.LastValue;
import neva.forecasting.series.SeasonalLastValue;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.Test;

class RuleTest {

  private static final Series SALES = Drawn.sales(100, 3);

  @Test
  void seasonalChangeAveragesTheChangesOfFiveSeasons() {
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 80, 20, 12, 1, 0))
        .containsExactly(changed(80, 20), within(1e-9));
  }

  @Test
  void aShortHistoryAveragesTheSeasonsItHas() {
    assertThat(Rule.SEASONAL_CHANGE.path(SALES.values(), 27, 5, 12, 1, 0))
        .containsExactly(changed(27, 5), within(1e-9));
  }

  /** By changes from month to month, not by values. */
  private static double[] changed(int end, int horizon) {
    double[] changes = new double[end + horizon];
    for (int i = 1; i < end; i++) {
      changes[i] = SALES.value(i) - SALES.value(i - 1);
    }
    double[] path = new double[horizon];
    double last = SALES.value(end - 1);
    for (int h = 0; h < horizon; h++) {
      int at = end + h;
      changes[at] =
          IntStream.iterate(at - 12, i -> i > 0, i -> i - 12)
              .limit(5)
              .mapToDouble(i -> changes[i])
              .average()
              .orElseThrow();
      last += changes[at];
      path[h] = last;
    }
    return path;
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

package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class ForecastMetricsTest {

  @Test
  void areThoseOfTheTextbook() {
    ForecastMetrics metrics =
        ForecastMetrics.of(new double[] {10, 20, -40}, new double[] {12, 19, -30}, 2);
    assertThat(metrics.count()).isEqualTo(3);
    assertThat(metrics.rmse()).isCloseTo(Math.sqrt(35), within(1e-12)); // (4 + 1 + 100) / 3
    assertThat(metrics.mae()).isCloseTo(13 / 3.0, within(1e-12));
    assertThat(metrics.mape()).isCloseTo((20 + 5 + 25) / 3.0, within(1e-12));
    assertThat(metrics.smape())
        .isCloseTo((200 * 2 / 22.0 + 200 * 1 / 39.0 + 200 * 10 / 70.0) / 3, within(1e-12));
    assertThat(metrics.mase()).isCloseTo(13 / 6.0, within(1e-12));
    assertThat(metrics.zeros()).isZero();
  }

  @Test
  void leaveZerosOutOfThePercentagesAndCountThem() {
    ForecastMetrics metrics =
        ForecastMetrics.of(new double[] {0, 10, 0}, new double[] {5, 11, 0}, 1);
    assertThat(metrics.mape()).isCloseTo(10, within(1e-12));
    assertThat(metrics.zeros()).isEqualTo(2);
    assertThat(metrics.smape()).isCloseTo((200 + 200 / 21.0 + 0) / 3, within(1e-12));
  }

  @Test
  void areNotANumberWhereTheyAreNotDefined() {
    ForecastMetrics metrics = ForecastMetrics.of(new double[] {0}, new double[] {1}, 0);
    assertThat(metrics.mape()).isNaN();
    assertThat(metrics.mase()).isNaN();
    assertThat(metrics.rmse()).isEqualTo(1);
  }

  @Test
  void needOneForecastForEachValue() {
    assertThatThrownBy(() -> ForecastMetrics.of(new double[2], new double[3], 1))
        .hasMessage("forecasts must be as many as actual values, at least 1, found 3 and 2");
    assertThatThrownBy(() -> ForecastMetrics.of(new double[0], new double[0], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theUnitOfMaseIsTheSeasonalChangeOfTheTrainingPart() {
    TrainPart train = SeriesOf.values(1, 5, 2, 8, 3, 1000).holdOut(1).train();
    assertThat(train.naiveError(2)).isCloseTo((1 + 3 + 1) / 3.0, within(1e-12));
    assertThat(train.naiveError(1)).isCloseTo((4 + 3 + 6 + 5) / 4.0, within(1e-12));
    assertThatThrownBy(() -> train.naiveError(5))
        .hasMessageStartingWith("Expected 6 values or more for a season of 5");
  }

  @Test
  void intervalsCoverWhatLiesWithinTheirBounds() {
    IntervalMetrics metrics =
        IntervalMetrics.of(
            new double[] {1, 2, 3, 4}, new double[] {1, 0, 4, 0}, new double[] {2, 2, 5, 3});
    assertThat(metrics.covered()).isEqualTo(2);
    assertThat(metrics.coverage()).isEqualTo(0.5);
    assertThat(metrics.meanWidth()).isEqualTo(7 / 4.0);
  }
}

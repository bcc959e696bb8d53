package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.Input;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.Test;

/** Intervals hold the share of values that they promise, on a random walk of known noise. */
class IntervalCoverageTest {

  private static Series walk(int length) {
    Random random = new Random(5);
    double[] values = new double[length];
    for (int i = 1; i < length; i++) {
      values[i] = values[i - 1] + random.nextGaussian();
    }
    return Series.of("walk", Drawn.hours(length), values);
  }

  private static final ForecasterConfig CONFIG =
      Drawn.alone(
              Drawn.quickHours()
                  .withInputs(List.of(Input.ERROR))
                  .withCalendar(List.of())
                  .withTraining(t -> t.withValidationSplit(0.4)))
          .withTestSplit(0.4);

  @Test
  void ofTheRule() throws IOException {
    assertHolds(CONFIG.withMethods(ForecasterConfig.RULE));
  }

  @Test
  void ofANetwork() throws IOException {
    assertHolds(CONFIG);
  }

  @Test
  void ofANetworkThatForecastsQuantiles() throws IOException {
    assertHolds(CONFIG.withLstm(c -> c.withLoss(new ForecastLoss.Quantiles(0.9))));
  }

  private static void assertHolds(ForecasterConfig config) throws IOException {
    try (Forecaster forecaster = Fitted.on(walk(2_000), config)) {
      SeriesEvaluation result = forecaster.evaluate().series().get(0);
      // 90% of a normal step lie within 1.645; 800 of them have a standard error of 1.1%.
      assertThat(result.oneStep().intervals().coverage()).isBetween(0.87, 0.93);
      assertThat(result.oneStep().intervals().meanWidth()).isBetween(3.0, 3.6);
      assertThat(result.rolling().intervals().coverage()).isBetween(0.75, 1.0);
    }
  }
}

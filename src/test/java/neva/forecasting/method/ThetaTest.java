package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThetaTest {

  /** {@code dstm(AirPassengers, s = F, estimation = F)} of R's package forecTheta. */
  @Test
  void dynamicThetaForecastsAsItsAuthorsDo() {
    assertThat(new DynamicTheta.Parameters(56, 0.5, 2).forecast(Made.AIRLINE, 5))
        .containsExactly(
            new double[] {441.9132, 443.2330, 444.5484, 445.8594, 447.1659}, within(1e-3));
  }

  /** {@code stm(AirPassengers, s = F, estimation = F)}: its first forecast and its slope. */
  @Test
  void driftIsHalfTheSlopeOfTheLine() {
    assertThat(Line.through(Made.AIRLINE).slope() / 2).isCloseTo(443.2418 - 441.9132, within(1e-4));
  }

  @Test
  void isTheMeanOfTheLineAndTheSmoothedDoubleDistanceFromIt() {
    double[] values = Made.values(40, t -> 100 + 2 * t + 5 * Math.sin(1.7 * t * t));
    Line line = Line.through(values);
    double[] twice = Made.values(40, t -> 2 * values[t] - (line.intercept() + line.slope() * t));
    EtsParameters simple = EtsFit.of(EtsModel.simple(), values).parameters();
    double smoothed = twice[0];
    for (double value : twice) {
      smoothed += simple.alpha() * (value - smoothed);
    }
    double mean = (smoothed + line.intercept() + line.slope() * 45) / 2;
    // Hyndman and Billah: equal but for what is left of the start
    double forecast = new Theta(1).fit(values).forecast(values, 6)[5];
    double left = Math.pow(1 - simple.alpha(), 40) * Math.abs(simple.level() - values[0] + 10);
    assertThat(forecast).isCloseTo(mean, within(1e-6 + left));
  }

  @Test
  void takesTheSeasonOutAsFactors() {
    double[] history = Made.head(Made.AIRLINE, 132);
    double[] forecast = new Theta(12).fit(history).forecast(history, 12);
    assertThat(Made.rmse(Arrays.copyOfRange(Made.AIRLINE, 132, 144), forecast)).isLessThan(40);
    assertThat(forecast[6]).isGreaterThan(1.3 * forecast[10]);
  }

  @Test
  void testOfSeasonTellsPassengersFromNoise() {
    assertThat(SeasonalityTest.hasSeason(Made.AIRLINE, 12)).isTrue();
    assertThat(SeasonalityTest.hasSeason(Made.noise(144, 3), 12)).isFalse();
  }

  /** {@code acf(AirPassengers)} of R: 0.948 at lag 1, 0.760 at lag 12. */
  @Test
  void autocorrelationIsThatOfR() {
    assertThat(SeasonalityTest.autocorrelation(Made.AIRLINE, 1)).isCloseTo(0.948, within(5e-4));
    assertThat(SeasonalityTest.autocorrelation(Made.AIRLINE, 12)).isCloseTo(0.760, within(5e-4));
  }
}

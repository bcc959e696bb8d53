package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BurgTest {

  /** {@code ar.burg(lh)} of R, order 3: 0.6588, −0.0608, −0.2234, variance 0.1786. */
  @Test
  void weightsOfLuteinizingHormoneAreThoseOfR() {
    double[] lh = {
      2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2,
      2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7,
      1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9
    };
    Burg.Predictor predictor = Burg.upTo(lh, 3).get(3);
    assertThat(predictor.weights())
        .containsExactly(new double[] {0.6588, -0.0608, -0.2234}, within(1e-4));
    assertThat(predictor.variance()).isCloseTo(0.1786, within(1e-4));
  }

  @Test
  void forecastsOfAnExplodingSeriesGoBackToItsMean() {
    double[] values = Made.values(40, t -> Math.pow(1.2, t));
    double[] forecast = Burg.best(values, 5).forecast(values, 400);
    double most = Arrays.stream(values).max().orElseThrow();
    assertThat(Arrays.stream(forecast).boxed())
        .allSatisfy(value -> assertThat(value).isBetween(-most, 2 * most));
  }

  @Test
  void seasonalAutoregressionOfPassengersIsCloseOneStepAhead() {
    FittedValues fitted = new SeasonalAutoregression(12).fit(Made.head(Made.AIRLINE, 96));
    double[] forecast =
        Made.values(48, t -> fitted.forecast(Made.head(Made.AIRLINE, 96 + t), 1)[0]);
    assertThat(Made.rmse(Arrays.copyOfRange(Made.AIRLINE, 96, 144), forecast)).isLessThan(17);
  }

  @Test
  void autoregressionGoesOnFromTheLastValue() {
    double[] values = Made.values(60, t -> 10 + t);
    double[] forecast = new Autoregression(1).fit(values).forecast(values, 3);
    assertThat(forecast[0]).isBetween(69.0, 72.0);
  }
}

package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import neva.forecasting.method.EtsModel.Kind;
import neva.forecasting.method.EtsModel.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code ets} of R's package forecast, whose results statsmodels keeps for its tests. */
class EtsTest {

  /** Quarterly visitor nights in Australia 1999 to 2015 (Hyndman and Athanasopoulos, fpp2). */
  private static final double[] AUSTOURISTS = {
    30.052513, 19.148496, 25.317692, 27.591437, 32.076456, 23.487961, 28.475940, 35.123753,
    36.838485, 25.007017, 30.722230, 28.693759, 36.640986, 23.824609, 29.311683, 31.770309,
    35.177877, 19.775244, 29.601750, 34.538842, 41.273599, 26.655862, 28.279859, 35.191153,
    42.205664, 24.649171, 32.667335, 37.257354, 45.242460, 29.350481, 36.344207, 41.782081,
    49.276598, 31.275401, 37.850625, 38.837044, 51.236900, 31.838552, 41.323421, 42.799003,
    55.708358, 33.407145, 42.316638, 45.157123, 59.576080, 34.837330, 44.841681, 46.971250,
    60.019031, 38.371179, 46.975864, 50.733796, 61.646873, 39.299569, 52.671209, 54.332317,
    66.834358, 40.871188, 51.828536, 57.491910, 65.251470, 43.061208, 54.760757, 59.834475,
    73.257027, 47.696624, 61.097768, 66.055761
  };

  private static final EtsModel DAMPED_ADDITIVE =
      new EtsModel(Kind.ADDITIVE, Trend.DAMPED, Kind.ADDITIVE, 4);

  private static final EtsParameters OF_R =
      new EtsParameters(
          0.35445427,
          0.03200749,
          0.97999997,
          0.39993387,
          24.01278357,
          0.97770147,
          new double[] {5.34956637, -6.61171798, -0.50735902, 1.76951063});

  @Test
  void forecastsAsRDoesWithParametersOfR() {
    EtsFit fit = new EtsFit(DAMPED_ADDITIVE, OF_R, 0);
    assertThat(fit.forecast(AUSTOURISTS, 4))
        .containsExactly(
            new double[] {76.07768073, 51.61741109, 63.96457729, 68.27886241}, within(1e-5));
  }

  @Test
  void findsAtLeastTheLikelihoodThatRFound() {
    double found =
        new EtsRun(DAMPED_ADDITIVE, AUSTOURISTS)
            .forward(EtsFit.of(DAMPED_ADDITIVE, AUSTOURISTS).parameters());
    assertThat(found).isLessThan(new EtsRun(DAMPED_ADDITIVE, AUSTOURISTS).forward(OF_R) + 1e-3);
  }

  /** {@code ets(austourists, "AAA", damped = FALSE)}. */
  @Test
  void findsTheParametersThatRFound() {
    EtsModel model = new EtsModel(Kind.ADDITIVE, Trend.ADDITIVE, Kind.ADDITIVE, 4);
    EtsParameters found = EtsFit.of(model, AUSTOURISTS).parameters();
    EtsParameters ofR =
        new EtsParameters(
            0.20281952,
            0.00016979,
            1,
            0.4645238,
            23.06996036,
            0.57786622,
            new double[] {8.50287244, -8.97988612, -1.17750326, 1.65451693});
    EtsRun run = new EtsRun(model, AUSTOURISTS);
    assertThat(run.forward(found)).isLessThan(run.forward(ofR) + 1e-3);
    assertThat(found.gamma()).isCloseTo(0.4645, within(0.15));
  }

  /** Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 2nd edition, 7.1. */
  @Test
  void smoothsOilAsPublished() {
    double[] oil = {
      445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95,
      488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34
    };
    EtsFit fit = EtsFit.of(EtsModel.simple(), oil);
    assertThat(fit.parameters().alpha()).isCloseTo(0.8339, within(0.002));
    assertThat(fit.parameters().level()).isCloseTo(446.5868, within(0.5));
    assertThat(fit.forecast(oil, 2)).containsExactly(new double[] {542.68, 542.68}, within(0.05));
  }

  static Stream<EtsModel> models() {
    return EtsModel.admissible(4, true).stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void derivativesAreFiniteDifferences(EtsModel model) {
    EtsSpace space = new EtsSpace(model, AUSTOURISTS);
    EtsRun run = new EtsRun(model, AUSTOURISTS);
    double[] x = space.start(0.3, 0.2, 0.15);
    double[] slopes = new double[x.length];
    run.forward(space.parameters(x));
    space.chain(x, run.backward(), slopes);
    double[] differences = new double[x.length];
    Objective.of(at -> run.forward(space.parameters(at))).at(x, differences);
    for (int i = 0; i < x.length; i++) {
      assertThat(slopes[i]).isCloseTo(differences[i], within(1e-4 * (1 + Math.abs(slopes[i]))));
    }
  }

  @Test
  void choosesFactorsForPassengers() {
    EtsFit best = new ExponentialSmoothing(12).best(Made.head(Made.AIRLINE, 120));
    assertThat(best.model().seasonality()).isEqualTo(Kind.MULTIPLICATIVE);
  }

  @Test
  void findsNoMoreThanALevelInNoise() {
    EtsFit best = new ExponentialSmoothing(12).best(Made.noise(120, 1));
    assertThat(best.model().trend()).isEqualTo(Trend.NONE);
    assertThat(best.model().hasSeason()).isFalse();
  }

  @Test
  void takesALongerHistoryWithoutFittingAgain() {
    FittedValues fitted = new ExponentialSmoothing(12).fit(Made.head(Made.AIRLINE, 96));
    double[] later = fitted.forecast(Made.AIRLINE, 12);
    assertThat(Arrays.stream(later).average().orElseThrow()).isBetween(450.0, 560.0);
  }
}

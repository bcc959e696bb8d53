package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.NetworkConfig;
import neva.forecasting.lstm.Rule;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be forecast is refused in a sentence, before TensorFlow sees it. */
class BadForecasterInputTest {

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call).isInstanceOf(BadInputException.class).hasMessageContainingAll(parts);
  }

  @Test
  void aSeriesThatIsTooShortSaysHowLongItMustBe() {
    assertRefused(
        () -> Fitted.on(Drawn.sales(15, 1), Drawn.quick()),
        "Expected 16 values or more to train on but sales has 10, of 13 before the test set",
        "Give a series of about 22 values");
  }

  @Test
  void manyToOneNeedsAWindow() {
    LstmConfig config = Drawn.quick().withLookback(100).withWarmUp(99);
    assertRefused(() -> Fitted.on(Drawn.sales(120, 1), config), "Expected 114 values");
  }

  @Test
  void aConstantSeries() {
    Series flat = Series.of("flat", Drawn.months(100), new double[100]);
    assertRefused(
        () -> Fitted.on(flat, Drawn.quick()), "Expected values that differ but flat is 0.0");
  }

  @Test
  void horizons() throws IOException {
    assertRefused(() -> Drawn.quick().withHorizon(0), "horizon must be positive, found 0");
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), rule)) {
      assertRefused(() -> forecaster.predict(0), "horizon must be positive, found 0");
      assertRefused(
          () -> forecaster.evaluate(EvaluationPlan.DEFAULT.withHorizon(13)),
          "horizon must be at most 12, the length of the part to forecast, found 13");
      assertRefused(
          () -> forecaster.predict(2).interval(1), "level must be at least 0 and below 1, found 1");
      assertRefused(() -> forecaster.predict(Drawn.sales(13, 1), 2), "Expected 14 values or more");
      assertRefused(
          () -> forecaster.predict(Drawn.warmth(50, 1), 2), "Expected a history of sales");
    }
  }

  @Test
  void withoutATestPartThereIsNothingToJudgeBy() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick()).withTestSplit(0);
    try (Forecaster forecaster = Fitted.on(Drawn.sales(60, 1), rule)) {
      assertRefused(forecaster::evaluate, "Expected a test set", "sales has none");
    }
  }

  @Test
  void withoutAValidationPartThereAreNoIntervals() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick()).withTraining(t -> t.withValidationSplit(0));
    try (Forecaster forecaster = Fitted.on(Drawn.sales(60, 1), rule)) {
      assertRefused(() -> forecaster.predict(2).interval(0.9), "Expected validation data");
      assertThat(forecaster.evaluate().series().get(0).oneStep().hasIntervals()).isFalse();
    }
  }

  @Test
  void levelsThatTheValidationPartDoesNotSupport() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), rule)) {
      Forecast next = forecaster.predict(2); // 24 values were forecast: up to 24 of 25
      assertThat(next.interval(0.96).lower()).hasSize(2);
      assertRefused(
          () -> next.interval(0.97),
          "level must be at most 0.96, the highest that the forecasts of validation values support",
          "found 0.97");
      assertRefused(
          () -> forecaster.evaluate(EvaluationPlan.DEFAULT.withLevel(0.97)), "at most 0.96");
      assertThat(next.interval().orElseThrow().level()).isEqualTo(0.9);
      assertThat(forecaster.evaluate().level()).isEqualTo(0.9);
    }
  }

  @Test
  void aShortValidationPartLowersTheUsualLevel() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Fitted.on(Drawn.sales(25, 1), rule)) {
      double highest = 5 / 6.0; // of 22 values before the test set the last 5
      assertThat(forecaster.predict(2).interval().orElseThrow().level()).isEqualTo(highest);
      assertThat(forecaster.evaluate().level()).isEqualTo(highest);
      assertThat(forecaster.evaluate().toString()).contains("83.3% intervals one step ahead");
    }
  }

  @Test
  void aForecastOfWhatIsNoLongerPositive() {
    Series sales = Drawn.sales(120, 1);
    double[] values = sales.values();
    values[115] = 0;
    Series broken = Series.of("sales", sales.time(), values);
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    assertRefused(
        () -> Fitted.on(broken, rule),
        "Expected positive values for a logarithm but sales is 0.0 at 2009-06");
  }

  @Test
  void plainValuesNeedNotBePositive() throws IOException {
    double[] values = Drawn.sales(120, 1).values();
    values[115] = -1;
    Series broken = Series.of("sales", Drawn.months(120), values);
    ForecasterConfig plain =
        Drawn.rule(Drawn.quick().withScale(Drawn.quick().scale().withLogarithm(false)));
    try (Forecaster forecaster = Fitted.on(broken, plain)) {
      assertThat(forecaster.evaluate().test().count()).isEqualTo(12);
    }
  }

  @Test
  void aLookbackThatNoSeriesIsLongEnoughFor() {
    ForecasterConfig config = Drawn.alone(Drawn.quick().withLookback(100));
    ForecastData data = ForecastData.of(Drawn.sales(120, 1));
    assertRefused(
        () -> Forecaster.requireLookback(data, config),
        "Expected 100 steps to train on for lookback 100 but sales has 70, of 108 values before the test set",
        "Give a series of about 148 values");
    Forecaster.requireLookback(ForecastData.of(Drawn.sales(164, 1)), config);
    Forecaster.requireLookback(data, config.withLstm(c -> c.withLookback(70)));
  }

  @Test
  void seriesThatDoNotGoTogether() {
    assertRefused(() -> ForecastData.of(Drawn.sales(60, 1), Drawn.sales(60, 2)), "two have \"\"");
    assertRefused(
        () -> ForecastData.of(Drawn.sales(60, 1), Drawn.warmth(60, 2).withId("b")),
        "Expected series of the same columns and step",
        "[ahead] with step hour");
  }

  @Test
  void configurations() {
    LstmConfig config = Drawn.quick();
    assertRefused(() -> config.withSeason(0), "season must be positive, found 0");
    assertRefused(() -> config.withSeason(1), "season must be at least 2");
    assertRefused(
        () -> Drawn.quickHours().withSeason(1).withRule(Rule.SEASONAL_LAST_VALUE),
        "season must be at least 2");
    assertRefused(() -> config.withDropout(1), "dropout must be at least 0 and below 1");
    assertRefused(() -> config.withWarmUp(48), "warmUp must be", "48");
    ForecasterConfig all = Drawn.alone(config);
    assertRefused(() -> all.withTestSplit(-0.1), "testSplit must be at least 0 and below 1");
    assertRefused(() -> all.withTestSplit(1.5), "a fraction below 1 or a whole number of values");
    assertRefused(() -> all.withMethods(), "methods must be one or more");
    assertRefused(() -> all.withMethods("thetta"), "method must be one of mean, ", "found thetta");
    assertRefused(() -> config.withInputs(List.of()), "inputs must be one or more");
    assertRefused(() -> config.withUnits(), "units must name one LSTM layer");
    assertRefused(() -> config.withUnits(3, 0), "units must be positive, found 0");
    assertRefused(() -> new ForecastLoss.Huber(0), "delta must be positive, found 0");
    assertRefused(
        () -> new ForecastLoss.Quantiles(1), "level must be at least 0 and below 1, found 1");
    assertRefused(() -> NetworkConfig.DEFAULT.withNoise(-1), "noise must be 0 or more, found -1");
    assertRefused(
        () -> NetworkConfig.DEFAULT.withDropout(1),
        "dropout must be at least 0 and below 1, found 1");
    assertRefused(
        () -> Fitted.on(Drawn.sales(60, 1), Drawn.rule(config.withRule(Rule.NONE))),
        "rule is NONE");
  }
}

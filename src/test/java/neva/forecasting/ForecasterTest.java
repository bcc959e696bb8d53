package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.io.Json;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One small training, and all that can be done with it. */
class ForecasterTest {

  private static final Series SALES = Drawn.sales(120, 1);

  @TempDir static Path folder;

  private static Forecaster forecaster;
  private static Outcome outcome;

  @BeforeAll
  static void train() throws IOException {
    forecaster = Forecaster.create(Drawn.alone(Drawn.quick()));
    outcome = forecaster.fit(SALES, Run.in(folder.resolve("run"))).orElseThrow();
  }

  @AfterAll
  static void close() {
    forecaster.close();
  }

  @Test
  void fitsToTheEnd() {
    assertThat(outcome.end()).isEqualTo(End.COMPLETE);
    assertThat(outcome.bestStep()).isIn(5L, 10L, 15L, 20L);
  }

  @Test
  void forecastsTheMonthsAfterTheSeries() {
    Forecast next = forecaster.predict(6);
    assertThat(next.mean()).hasSize(6);
    assertThat(next.times().at(0)).isEqualTo(LocalDateTime.parse("2009-11-01T00:00"));
    assertThat(next.times().label(5)).isEqualTo("2010-04");
    double[] usual = SALES.slice(108, 114).values();
    for (int i = 0; i < 6; i++) {
      assertThat(next.mean()[i]).isBetween(0.8 * usual[i], 1.3 * usual[i]);
    }
  }

  @Test
  void intervalsHoldTheForecastAndWidenWithDistanceAndLevel() {
    Forecast next = forecaster.predict(24);
    Interval wide = next.interval(0.9);
    Interval narrow = next.interval(0.5);
    for (int i = 0; i < 24; i++) {
      assertThat(next.mean()[i]).isBetween(narrow.lower()[i], narrow.upper()[i]);
      assertThat(wide.upper()[i]).isGreaterThanOrEqualTo(narrow.upper()[i]);
    }
    double first = wide.upper()[0] / wide.lower()[0];
    assertThat(wide.upper()[23] / wide.lower()[23]).isGreaterThan(first);
  }

  @Test
  void theRunGivesTheSameForecasts() throws IOException {
    Run run = Run.existing(folder.resolve("run"));
    try (Forecaster loaded = Forecaster.load(run, ForecastData.of(SALES))) {
      assertThat(loaded.config()).isEqualTo(Drawn.alone(Drawn.quick()));
      assertThat(loaded.predict(8).mean()).isEqualTo(forecaster.predict(8).mean());
      assertThat(loaded.predict(8).interval(0.8).upper())
          .isEqualTo(forecaster.predict(8).interval(0.8).upper());
    }
  }

  @Test
  void aRunForecastsASeriesThatHasGrown() throws IOException {
    Run run = Run.existing(folder.resolve("run"));
    Series grown = Drawn.sales(130, 1);
    assertThat(grown.head(120).fingerprint()).isEqualTo(SALES.fingerprint());
    try (Forecaster loaded = Forecaster.load(run, ForecastData.of(grown))) {
      assertThat(loaded.predict(1).times().label(0)).isEqualTo("2010-09");
      assertThat(loaded.evaluate().series().get(0).oneStep().forecasts().backtest().size())
          .isEqualTo(130 - 108);
    }
  }

  @Test
  void theEvaluationSetsTheNetworkBesideTheBaselines() {
    ForecastEvaluation evaluation = forecaster.evaluate();
    SeriesEvaluation one = evaluation.series().get(0);
    assertThat(one.testStart()).isEqualTo(108);
    assertThat(one.oneStep().residuals()).hasSize(12);
    assertThat(one.allAtOnce().forecasts().backtest().horizon()).isEqualTo(12);
    assertThat(one.allAtOnce().byStep()).hasSize(12);
    assertThat(evaluation.baselines())
        .containsKeys("mean", "naive", "seasonal-naive", "theta", "holt-winters", "rule");
    assertThat(evaluation.verdict()).startsWith("One step ahead").contains("is best: RMSE");
    assertThat(evaluation.test().rmse()).isLessThan(evaluation.baselines().get("mean").rmse());
  }

  @Test
  void forecastsAllAtOnceAreThoseOfAForecastFromTheTrainingPart() {
    double[] atOnce = new double[12];
    var result = forecaster.evaluate().series().get(0).allAtOnce().forecasts();
    for (int step = 1; step <= 12; step++) {
      atOnce[step - 1] = result.forecasts(step)[0];
    }
    double[] fromPart = forecaster.predict(SALES.head(108), 12).mean();
    assertThat(atOnce).containsExactly(fromPart, within(1e-3));
  }

  @Test
  void metricsAreWritten() throws IOException {
    Path file = folder.resolve("metrics.json");
    ForecastEvaluation evaluation = forecaster.evaluate();
    evaluation.write(file);
    JsonNode metrics = Json.read(file, JsonNode.class);
    assertThat(metrics.at("/test/rmse").asDouble()).isEqualTo(evaluation.test().rmse());
    assertThat(metrics.at("/test/coverage").asDouble()).isBetween(0.0, 1.0);
    assertThat(metrics.at("/deviation").asDouble())
        .isEqualTo(Standardization.fit(SALES.head(84).trainOnAll()).deviation());
    assertThat(metrics.has("left-out")).isTrue();
    assertThat(metrics.has("series")).isFalse();
    assertThat(metrics.at("/baselines/naive/rmse").asDouble()).isPositive();
    assertThat(metrics.at("/all-at-once/test/rmse").asDouble()).isPositive();
    assertThat(metrics.at("/backtest/rmse-by-step").size()).isEqualTo(12);
    assertThat(metrics.at("/best").asText()).isEqualTo(evaluation.best());
  }

  private static Operand<TFloat32> logCosh(Ops tf, Operand<TFloat32> error) {
    return tf.math.log(tf.math.cosh(error));
  }

  private static List<ForecastLoss> losses() {
    return List.of(
        new ForecastLoss.Squared(),
        new ForecastLoss.Absolute(),
        new ForecastLoss.Huber(1),
        new ForecastLoss.Quantiles(0.9),
        ForecastLoss.named("log-cosh", ForecasterTest::logCosh));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void learnsByEveryLossAndKeepsItInTheRun(ForecastLoss loss, @TempDir Path other)
      throws IOException {
    Series warmth = Drawn.warmth(400, 1);
    LstmConfig config = Drawn.quickHours().withLoss(loss).withTraining(t -> t.withSteps(60));
    try (Forecaster learnt = Fitted.on(warmth, config, Run.in(other))) {
      ForecastEvaluation evaluation = learnt.evaluate();
      assertThat(evaluation.test().mae())
          .isLessThan(0.8 * evaluation.baselines().get("rule").mae());
    }
    try (Forecaster loaded = Forecaster.load(Run.existing(other), ForecastData.of(warmth))) {
      assertThat(loaded.config().lstm().loss()).isEqualTo(loss);
      assertThat(loaded.predict(2).mean()).hasSize(2);
    }
  }

  @Test
  void beforeTrainingThereIsNothingToForecastBy() {
    try (Forecaster untrained = Forecaster.create(Drawn.alone(Drawn.quick()))) {
      assertThatThrownBy(() -> untrained.predict(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Must call fit() or load() before forecasting.");
    }
  }

  @Test
  void aSecondTrainingReplacesTheFirst() throws IOException {
    try (Forecaster twice = Forecaster.create(Drawn.rule(Drawn.quick()))) {
      twice.fit(Drawn.sales(80, 2));
      twice.fit(SALES);
      assertThat(twice.predict(1).times().label(0)).isEqualTo("2009-11");
    }
  }

  @Test
  void theRuleAloneNeedsNoTraining() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster simple = Forecaster.create(rule)) {
      assertThat(simple.fit(SALES)).isEmpty();
      ForecastEvaluation evaluation = simple.evaluate();
      assertThat(evaluation.test()).isEqualTo(forecaster.evaluate().baselines().get("rule"));
      assertThat(simple.predict(3).interval(0.9).lower()).hasSize(3);
    }
  }
}

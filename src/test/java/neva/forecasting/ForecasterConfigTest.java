package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.Input;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.Rule;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.CalendarFeature;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Series;
import neva.forecasting.series.Step;
import neva.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecasterConfigTest {

  @Test
  void aShortSeriesIsForecastByItsSeason() {
    assertThat(LstmConfig.of(Drawn.sales(150, 1), 12, 1)).isEqualTo(LstmConfig.seasonal(12));
  }

  @Test
  void theLongestOfSeveralSeriesChooses() {
    Series few = Drawn.warmth(500, 1).withId("few");
    LstmConfig ofFew = ForecasterConfig.of(ForecastData.of(few), List.of(24), 1).lstm();
    assertThat(ofFew).isEqualTo(LstmConfig.seasonal(24));
    Series many = Drawn.warmth(3 * 8_766, 1).withId("many");
    assertThat(ForecasterConfig.of(ForecastData.of(few, many), List.of(24), 1).lstm())
        .isEqualTo(LstmConfig.hourly());
  }

  @Test
  void aLongSeriesOfSomeYearsKnowsTheTimeOfTheYear() {
    Series years = Drawn.warmth(3 * 8_766, 1);
    assertThat(LstmConfig.of(years, 24, 1)).isEqualTo(LstmConfig.hourly());
  }

  @Test
  void theTimeOfTheYearIsNotLearntFromOneYear() {
    assertThat(LstmConfig.of(Drawn.warmth(10_000, 1), 24, 1).calendar())
        .containsExactly(CalendarFeature.HOUR_CIRCLE);
    assertThat(LstmConfig.ahead(96, Step.HOUR).calendar())
        .containsExactly(CalendarFeature.HOUR_CIRCLE);
  }

  @Test
  void aShorterLookbackKeepsStepsThatCount() {
    LstmConfig config = LstmConfig.hourly().withLookback(12);
    assertThat(config.lookback()).isEqualTo(12);
    assertThat(config.warmUp()).isEqualTo(3);
    assertThat(LstmConfig.hourly().withLookback(500).warmUp()).isEqualTo(24);
  }

  @Test
  void aSeasonOrMoreAtOnceOfALongSeriesHasARecipeOfItsOwn() {
    Series hours = Drawn.warmth(10_000, 1);
    assertThat(LstmConfig.of(hours, 24, 96)).isEqualTo(LstmConfig.ahead(96, Step.HOUR));
    assertThat(LstmConfig.of(hours, 24, 23)).isEqualTo(LstmConfig.of(hours, 24, 1).withHorizon(23));
    assertThat(LstmConfig.of(Drawn.sales(150, 1), 12, 12))
        .isEqualTo(LstmConfig.seasonal(12).withHorizon(12));
  }

  @Test
  void theGivenSeasonChoosesTheInputs() {
    Series hours = Drawn.warmth(10_000, 1);
    assertThat(LstmConfig.of(hours, 1, 1).inputs()).containsExactly(Input.LEVEL, Input.ERROR);
    assertThat(LstmConfig.of(hours, 1, 96).inputs()).containsExactly(Input.ERROR);
    assertThat(LstmConfig.of(hours, 168, 1).inputs())
        .containsExactly(Input.LEVEL, Input.ERROR, Input.SEASON_DIFFERENCE);
    assertThat(LstmConfig.of(hours, 168, 1).season()).isEqualTo(168);
  }

  @Test
  void twelveFourAndFourMonthsOfHoursAreSplitByShares() {
    ForecasterConfig config =
        Drawn.alone(LstmConfig.ahead(2, Step.HOUR))
            .withTestSplit(0.2)
            .withTraining(t -> t.withValidationSplit(0.25));
    KnownSeries parts = KnownSeries.of(Drawn.warmth(14_400, 1), config);
    assertThat(parts.withoutValidation(config).length()).isEqualTo(8_640);
    assertThat(parts.trained().length()).isEqualTo(8_640 + 2_880);
    HeldOut test = parts.test().orElseThrow();
    Backtest backtest =
        EvaluationPlan.DEFAULT
            .withHorizon(96)
            .withEvery(1)
            .fittedTo(List.of(test), config.horizon(), 0.9)
            .rolling(test);
    assertThat(backtest.size()).isEqualTo(2_880 - 95);
  }

  private static List<LstmConfig> presets() {
    return List.of(
        LstmConfig.seasonal(12),
        LstmConfig.hourly(),
        LstmConfig.ahead(96, Step.HOUR),
        LstmConfig.longSeries(Step.DAY).withLoss(new ForecastLoss.Quantiles(0.9)),
        LstmConfig.seasonal(12).withLoss(new ForecastLoss.Absolute()),
        LstmConfig.DEFAULT.withLoss(
            ForecastLoss.named("fourth-power", (tf, error) -> tf.math.pow(error, tf.constant(4f)))),
        LstmConfig.seasonal(12).withRule(Rule.SEASONAL_LAST_VALUE),
        LstmConfig.seasonal(12).withScale(LstmConfig.seasonal(12).scale().withLogarithm(false)),
        LstmConfig.labMilk(),
        LstmConfig.labTemperature());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void survivesTheWayThroughConfigJson(LstmConfig config, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("config.json");
    Json.write(file, config);
    assertThat(Json.read(file, LstmConfig.class)).isEqualTo(config);
  }
}

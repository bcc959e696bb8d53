package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(ForecasterConfig.of(Drawn.sales(150, 1))).isEqualTo(ForecasterConfig.seasonal(12));
  }

  @Test
  void theLongestOfSeveralSeriesChooses() {
    Series few = Drawn.warmth(500, 1).withId("few");
    ForecasterConfig ofFew = ForecasterConfig.of(ForecastData.of(few));
    assertThat(ofFew).isEqualTo(ForecasterConfig.seasonal(24));
    Series many = Drawn.warmth(3 * 8_766, 1).withId("many");
    assertThat(ForecasterConfig.of(ForecastData.of(few, many)))
        .isEqualTo(ForecasterConfig.hourly());
  }

  @Test
  void aLongSeriesOfSomeYearsKnowsTheTimeOfTheYear() {
    Series years = Drawn.warmth(3 * 8_766, 1);
    assertThat(ForecasterConfig.of(years)).isEqualTo(ForecasterConfig.hourly());
  }

  @Test
  void theTimeOfTheYearIsNotLearntFromOneYear() {
    assertThat(ForecasterConfig.of(Drawn.warmth(10_000, 1)).calendar())
        .containsExactly(CalendarFeature.HOUR_CIRCLE);
    assertThat(ForecasterConfig.ahead(96, Step.HOUR).calendar())
        .containsExactly(CalendarFeature.HOUR_CIRCLE);
  }

  @Test
  void aShorterLookbackKeepsStepsThatCount() {
    ForecasterConfig config = ForecasterConfig.hourly().withLookback(12);
    assertThat(config.lookback()).isEqualTo(12);
    assertThat(config.warmUp()).isEqualTo(3);
    assertThat(ForecasterConfig.hourly().withLookback(500).warmUp()).isEqualTo(24);
  }

  @Test
  void aSeasonOrMoreAtOnceOfALongSeriesHasARecipeOfItsOwn() {
    ForecastData hours = ForecastData.of(Drawn.warmth(10_000, 1));
    assertThat(ForecasterConfig.of(hours, 24, 96)).isEqualTo(ForecasterConfig.ahead(96, Step.HOUR));
    assertThat(ForecasterConfig.of(hours, 24, 23))
        .isEqualTo(ForecasterConfig.of(hours).withHorizon(23));
    assertThat(ForecasterConfig.of(ForecastData.of(Drawn.sales(150, 1)), 12, 12))
        .isEqualTo(ForecasterConfig.seasonal(12).withHorizon(12));
  }

  @Test
  void theGivenSeasonChoosesTheInputs() {
    ForecastData hours = ForecastData.of(Drawn.warmth(10_000, 1));
    assertThat(ForecasterConfig.of(hours, 1, 1).inputs()).containsExactly(Input.LEVEL, Input.ERROR);
    assertThat(ForecasterConfig.of(hours, 1, 96).inputs()).containsExactly(Input.ERROR);
    assertThat(ForecasterConfig.of(hours, 168, 1).inputs())
        .containsExactly(Input.LEVEL, Input.ERROR, Input.SEASON_DIFFERENCE);
    assertThat(ForecasterConfig.of(hours, 168, 1).season()).isEqualTo(168);
  }

  @Test
  void twelveFourAndFourMonthsOfHoursAreSplitByShares() {
    ForecasterConfig config =
        ForecasterConfig.ahead(2, Step.HOUR)
            .withTestSplit(0.2)
            .withTraining(t -> t.withValidationSplit(0.25));
    PreparedSeries parts = PreparedSeries.of(Drawn.warmth(14_400, 1), config);
    assertThat(parts.fitted().length()).isEqualTo(8_640);
    assertThat(parts.trained().length()).isEqualTo(8_640 + 2_880);
    HeldOut test = parts.test().orElseThrow();
    Backtest backtest =
        EvaluationPlan.DEFAULT
            .withHorizon(96)
            .withEvery(1)
            .fittedTo(List.of(test), config.usualHorizon(), 0.9)
            .rolling(test);
    assertThat(backtest.size()).isEqualTo(2_880 - 95);
  }

  private static List<ForecasterConfig> presets() {
    return List.of(
        ForecasterConfig.seasonal(12),
        ForecasterConfig.hourly(),
        ForecasterConfig.ahead(96, Step.HOUR),
        ForecasterConfig.longSeries(Step.DAY).withLoss(new ForecastLoss.Quantiles(0.9)),
        ForecasterConfig.seasonal(12).withLoss(new ForecastLoss.Absolute()),
        ForecasterConfig.DEFAULT.withLoss(
            ForecastLoss.named("fourth-power", (tf, error) -> tf.math.pow(error, tf.constant(4f)))),
        ForecasterConfig.seasonal(12).withRule(Rule.SEASONAL_LAST_VALUE),
        ForecasterConfig.seasonal(12)
            .withScale(ForecasterConfig.seasonal(12).scale().withLogarithm(false)),
        ForecasterConfig.labMilk(),
        ForecasterConfig.labTemperature());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void survivesTheWayThroughConfigJson(ForecasterConfig config, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("config.json");
    Json.write(file, config);
    assertThat(Json.read(file, ForecasterConfig.class)).isEqualTo(config);
  }
}

package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.Json;
import neva.series.CalendarFeature;
import neva.series.Series;
import neva.series.Step;
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

  private static List<ForecasterConfig> presets() {
    return List.of(
        ForecasterConfig.seasonal(12),
        ForecasterConfig.hourly(),
        ForecasterConfig.ahead(96, Step.HOUR),
        ForecasterConfig.longSeries(Step.DAY).with(c -> c.loss = new Loss.Quantiles(0.9)),
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

package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.Test;

/** The default on monthly milk production: better than every simple rule. */
class MilkTest {

  @Test
  void forecastsTheLastMonthsBetterThanTheRules() throws IOException {
    Series milk =
        Series.readCsv(
            Path.of("forecasting/monthly-milk-production.csv"), "month", "pounds_per_cow");
    try (Forecaster forecaster = Fitted.on(milk, LstmConfig.seasonal(12))) {
      ForecastEvaluation evaluation = forecaster.evaluate();
      assertThat(evaluation.test().count()).isEqualTo(17);
      assertThat(evaluation.test().rmse()).isLessThan(5.0);
      assertThat(evaluation.baselines().get("seasonal-naive").rmse()).isGreaterThan(16);
      SeriesEvaluation one = evaluation.series().get(0);
      assertThat(one.allAtOnce().metrics().rmse()).isLessThan(18.0);
      assertThat(one.oneStep().intervals().covered()).isGreaterThanOrEqualTo(14);
    }
  }
}

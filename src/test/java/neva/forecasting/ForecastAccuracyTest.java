package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.forecasting.series.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The defaults on real series, beside the best that simple rules and linear models reach. */
@Tag("slow")
class ForecastAccuracyTest {

  private static CsvSeries file(String name) {
    return CsvSeries.of(SharedData.file(name));
  }

  private static ForecastEvaluation evaluate(Series series, ForecasterConfig config)
      throws IOException {
    try (Forecaster forecaster = Fitted.on(series, config)) {
      return forecaster.evaluate();
    }
  }

  @Test
  void airlinePassengersOneMonthAhead() throws IOException {
    Series airline = file("series/airline-passengers.csv").read(notice -> {});
    ForecastEvaluation evaluation =
        evaluate(airline, Drawn.alone(LstmConfig.seasonal(12)).withTestSplit(1 / 3.0));
    assertThat(evaluation.test().count()).isEqualTo(48);
    assertThat(evaluation.test().rmse()).isLessThan(13.9);
    assertThat(evaluation.series().get(0).oneStep().intervals().covered())
        .isGreaterThanOrEqualTo(40);
  }

  @Test
  void temperatureOneHourAhead() throws IOException {
    Series hours =
        file("beijing/PRSA_data_2010.1.1-2014.12.31.csv").withValue("TEMP").read(notice -> {});
    ForecastEvaluation evaluation =
        evaluate(hours, ForecasterConfig.of(ForecastData.of(hours), List.of(24), 1));
    assertThat(evaluation.test().rmse()).isLessThan(1.06);
    assertThat(evaluation.series().get(0).oneStep().intervals().coverage()).isBetween(0.85, 0.95);
    assertThat(evaluation.best()).isIn("auto", "lstm");
  }

  @Test
  void temperatureFromTheOtherColumnsToo() throws IOException {
    Series weather =
        file("beijing/PRSA_data_2010.1.1-2014.12.31.csv")
            .withValue("TEMP")
            .withExtras("DEWP", "PRES", "Iws", "Is", "Ir", "cbwd=*")
            .read(notice -> {});
    assertThat(
            evaluate(
                    weather,
                    ForecasterConfig.of(ForecastData.of(weather), List.of(24), 1)
                        .withMethods("lstm"))
                .test()
                .rmse())
        .isLessThan(1.02);
  }

  @Test
  void oilTemperatureFourDaysAhead() throws IOException {
    Series oil =
        file("series/ETTh1.csv").withValue("OT").read(notice -> {}).head(8_640 + 2 * 2_880);
    ForecasterConfig config =
        Drawn.alone(LstmConfig.ahead(96, Step.HOUR))
            .withTestSplit(0.2)
            .withTraining(t -> t.withValidationSplit(0.25));
    double deviation = Standardization.fit(oil.head(8_640).trainOnAll()).deviation();
    try (Forecaster forecaster = Fitted.on(oil, config)) {
      Judgement rolling =
          forecaster
              .evaluate(EvaluationPlan.DEFAULT.withHorizon(96).withEvery(1))
              .series()
              .get(0)
              .rolling();
      assertThat(rolling.forecasts().backtest().size()).isEqualTo(2_880 - 95);
      double mse = Math.pow(rolling.metrics().rmse() / deviation, 2);
      assertThat(mse).isLessThan(0.060); // repeating the last value: 0.069
    }
  }
}

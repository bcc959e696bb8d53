package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import neva.forecasting.ForecastData;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import neva.forecasting.series.Step;
import neva.forecasting.series.TimeAxis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts of a line by the seasonal rule, which are the line. */
@Tag("locale")
class ForecastAnswersTest {

  @TempDir Path folder;

  private static Series line(String id, double slope) {
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = slope * (i + 1) + (i % 2 == 0 ? 0.5 : 0);
    }
    TimeAxis months = new TimeAxis(LocalDateTime.parse("1999-11-01T00:00"), Step.MONTH, 60);
    return Series.of("sales", months, values).withId(id);
  }

  private static Forecaster forecaster(Series... series) throws IOException {
    LstmConfig network = LstmConfig.seasonal(2);
    network = network.withScale(network.scale().withLogarithm(false).withPerDay(false));
    Forecaster forecaster =
        Forecaster.create(
            ForecasterConfig.of(ForecastData.of(series), List.of(2), 1)
                .withMethods(ForecasterConfig.RULE)
                .withLstm(network));
    forecaster.fit(ForecastData.of(series));
    return forecaster;
  }

  @Test
  void severalSeriesHaveTheirIds() throws IOException {
    try (Forecaster forecaster = forecaster(line("north", 10), line("south", 20))) {
      ForecastAnswers answers = ForecastAnswers.of(forecaster.predictAll(2));
      assertThat(answers.toString().lines())
          .containsExactly(
              "series  time     forecast   lower   upper",
              "north   2004-11     610.5   610.5   610.5",
              "north   2004-12     620.0   620.0   620.0",
              "south   2004-11    1220.5  1220.5  1220.5",
              "south   2004-12    1240.0  1240.0  1240.0",
              "",
              "forecast by: rule");
    }
  }

  @Test
  void rowsOfResultsNameTheSeriesFirst() throws IOException {
    try (Forecaster forecaster = forecaster(line("", 10))) {
      ForecastAnswers answers =
          new ForecastAnswers(List.of(forecaster.predict(2)), List.of()); // without bounds
      String file = folder.resolve("next.csv").toString();
      try (ResultsFile results = ResultsFile.open(file, ForecastAnswers.FIELDS)) {
        answers.writeTo(results);
        results.complete();
      }
      List<String> lines = Files.readAllLines(Path.of(file));
      assertThat(lines.get(0)).isEqualTo("series,time,forecast,lower,upper,step,method,error");
      assertThat(lines.get(1)).startsWith("sales,2004-11,610.").endsWith(",,,1,rule,");
      assertThat(lines.get(2)).startsWith("sales,2004-12,6").endsWith(",,,2,rule,");
      assertThat(answers.toString().lines().findFirst()).contains("time     forecast");
    }
  }
}

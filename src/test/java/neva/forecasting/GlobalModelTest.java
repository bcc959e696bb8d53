package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.training.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several series of one file train one network, each on a scale of its own. */
class GlobalModelTest {

  @TempDir Path folder;

  @Test
  void trainsOneNetworkOnAllSeriesOfAFile() throws IOException {
    List<Series> shops = List.of(Drawn.sales(120, 1), Drawn.sales(80, 2), Drawn.sales(100, 3));
    Path file = folder.resolve("shops.csv");
    Files.writeString(file, csv(shops));
    ForecastData data =
        ForecastData.read(
            CsvSeries.of(file).withDates("month").withValue("sales").withId("shop"), n -> {});
    Run run = Run.in(folder.resolve("run"));
    List<Forecast> expected;
    try (Forecaster forecaster = Fitted.on(data, Drawn.quick(), run)) {
      expected = forecaster.predictAll(3);
      assertThat(expected).extracting(Forecast::id).containsExactly("shop0", "shop1", "shop2");
      for (int i = 0; i < 3; i++) {
        double last = shops.get(i).value(shops.get(i).length() - 12);
        assertThat(expected.get(i).mean()[0]).isBetween(0.8 * last, 1.4 * last);
      }
      ForecastEvaluation evaluation = forecaster.evaluate();
      assertThat(evaluation.series()).hasSize(3);
      assertThat(evaluation.test().count()).isEqualTo(12 + 8 + 10);
    }
    ForecasterRun record = ForecasterRun.read(Run.existing(run.directory()));
    assertThat(record.data().id()).containsExactly("shop");
    ForecastData again = ForecastData.read(record.data(), n -> {});
    try (Forecaster loaded = Forecaster.load(Run.existing(run.directory()), again)) {
      assertThat(loaded.predictAll(3).get(1).mean()).isEqualTo(expected.get(1).mean());
    }
  }

  @Test
  void aHistoryIsForecastAsTheSeriesOfItsId() throws IOException {
    ForecastData data =
        ForecastData.of(Drawn.sales(120, 1).withId("a"), Drawn.sales(80, 2).withId("b"));
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Forecaster.create(rule)) {
      forecaster.fit(data);
      for (int i = 0; i < 2; i++) {
        assertThat(forecaster.predict(data.series().get(i), 3).mean())
            .isEqualTo(forecaster.predictAll(3).get(i).mean());
      }
      assertThatThrownBy(() -> forecaster.predict(Drawn.sales(80, 3).withId("c"), 3))
          .isInstanceOf(BadInputException.class)
          .hasMessage("Expected a history of one of the series [a, b] but was \"c\".");
    }
  }

  @Test
  void aRunFindsTheFileItWasTrainedOn() throws IOException {
    Path file = folder.resolve("shops.csv");
    Files.writeString(file, csv(List.of(Drawn.sales(60, 1), Drawn.sales(60, 2))));
    CsvSeries source = CsvSeries.of(file).withDates("month").withValue("sales").withId("shop");
    Path run = folder.resolve("run");
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Forecaster.create(rule)) {
      forecaster.fit(ForecastData.read(source, n -> {}), Run.in(run));
      try (Forecaster loaded = Forecaster.load(Run.existing(run))) {
        assertThat(loaded.predictAll(2).get(1).mean())
            .isEqualTo(forecaster.predictAll(2).get(1).mean());
      }
    }
  }

  private static String csv(List<Series> shops) {
    StringBuilder csv = new StringBuilder("shop,month,sales\n");
    for (int shop = 0; shop < shops.size(); shop++) {
      Series series = shops.get(shop);
      for (int i = 0; i < series.length(); i++) {
        csv.append("shop%d,%s,%s\n".formatted(shop, series.time().label(i), series.value(i)));
      }
    }
    return csv.toString();
  }
}

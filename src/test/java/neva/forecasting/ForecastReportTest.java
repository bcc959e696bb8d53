package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import neva.forecasting.series.Series;
import neva.io.Json;
import neva.training.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastReportTest {

  private static final ForecastData DATA =
      ForecastData.of(Drawn.sales(120, 1).withId("north"), Drawn.sales(110, 2).withId("south"));

  @TempDir static Path folder;
  private static Forecaster forecaster;
  private static ForecastEvaluation evaluation;

  @BeforeAll
  static void train() throws IOException {
    Run run = Run.in(folder.resolve("run"));
    forecaster = Fitted.on(DATA, Drawn.quick(), run);
    evaluation = forecaster.evaluate();
    ForecastReport report = new ForecastReport(folder);
    report.writeCurves(run);
    report.writeEvaluation(evaluation);
  }

  @AfterAll
  static void close() {
    forecaster.close();
  }

  private static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .map(line -> line.split(",", -1))
        .toList();
  }

  @Test
  void drawsEverySeriesAndTheCurves() throws IOException {
    for (String name :
        List.of(
            "loss",
            "error-by-step",
            "forecast-1",
            "forecast-2",
            "all-at-once-1",
            "all-at-once-2",
            "residuals-1",
            "residuals-2")) {
      assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
          .as(name)
          .isEqualTo(name.equals("loss") ? 900 : 1000);
    }
  }

  @Test
  void tabulatesEveryForecastBesideWhatCame() throws IOException {
    List<String[]> rows = rows("forecasts.csv");
    assertThat(rows.get(0))
        .startsWith("series", "time", "actual", "forecast", "lower", "upper", "at_once");
    assertThat(rows).hasSize(1 + 12 + 11);
    Series north = DATA.series().get(0);
    assertThat(rows.get(1)).startsWith("north", "2008-11", "" + north.value(108));
    assertThat(rows.get(13)).startsWith("south", "2008-02");
    double squares =
        rows.stream()
            .skip(1)
            .mapToDouble(r -> Double.parseDouble(r[3]) - Double.parseDouble(r[2]))
            .map(error -> error * error)
            .sum();
    assertThat(Math.sqrt(squares / 23)).isCloseTo(evaluation.test().rmse(), within(1e-9));
  }

  @Test
  void tabulatesTheMeasuresOfEveryWayToForecast() throws IOException {
    JsonNode json = Json.read(folder.resolve("metrics.json"), JsonNode.class);
    for (String[] row : rows("metrics.csv").stream().skip(1).toList()) {
      String part =
          Map.of("one-step", "", "all-at-once", "/all-at-once").getOrDefault(row[0], "/backtest");
      String method = row[1].equals("lstm") ? "/test" : "/baselines/" + row[1];
      assertThat(json.at(part + method + "/rmse").asDouble())
          .as(String.join(" ", row))
          .isEqualTo(Double.parseDouble(row[3]));
    }
  }

  @Test
  void measuresEachSeriesByItselfToo() throws IOException {
    JsonNode json = Json.read(folder.resolve("metrics.json"), JsonNode.class);
    assertThat(json.at("/series").findValuesAsText("id")).containsExactly("north", "south");
    double squares = 0;
    double scaled = 0;
    for (JsonNode each : json.at("/series")) {
      double rmse = each.at("/test/rmse").asDouble();
      squares += each.at("/test/count").asInt() * rmse * rmse;
      double inDeviations = Math.pow(rmse / each.at("/deviation").asDouble(), 2);
      assertThat(each.at("/test/scaled-mse").asDouble()).isCloseTo(inDeviations, within(1e-12));
      scaled += each.at("/test/count").asInt() * inDeviations;
      assertThat(each.at("/backtest/horizon").asInt()).isEqualTo(11);
      assertThat(each.at("/baselines/rule/rmse").asDouble()).isPositive();
    }
    assertThat(json.at("/test/rmse").asDouble()).isCloseTo(Math.sqrt(squares / 23), within(1e-9));
    assertThat(json.at("/test/scaled-mse").asDouble()).isCloseTo(scaled / 23, within(1e-12));
    assertThat(json.at("/test/level").asDouble()).isEqualTo(0.9);
    assertThat(json.at("/backtest/horizon").asInt()).isEqualTo(11);
    assertThat(json.at("/backtest/rmse-by-step").size()).isEqualTo(11);
  }

  @Test
  void countsTheSeriesThatTheNetworkForecastsBetterThanTheRule() {
    long wins =
        evaluation.series().stream()
            .map(SeriesEvaluation::oneStep)
            .filter(judged -> judged.metrics().rmse() < judged.metrics("rule").rmse())
            .count();
    assertThat(evaluation.verdict())
        .contains("One step ahead the network beats the rule on %d of 2 series.".formatted(wins));
  }

  @Test
  void tabulatesTheErrorOfEachStep() throws IOException {
    List<String[]> rows = rows("error-by-step.csv");
    assertThat(rows.get(0)).startsWith("step", "lstm", "rule", "mean", "naive");
    assertThat(rows).hasSize(1 + 11);
    assertThat(Double.parseDouble(rows.get(3)[1])).isEqualTo(evaluation.byStep().get(2));
  }

  @Test
  void setsAllWaysToForecastSideBySideAndSaysWhichIsBest() {
    String text = evaluation.toString();
    assertThat(text)
        .contains("test set of sales of north: 2008-11 to 2009-10, 12 values, and those of 1 more")
        .contains("one step ahead", "all at once", "  lstm ", "  rule ", "  holt-winters ")
        .containsPattern("90% intervals one step ahead cover \\d+ of 23 values")
        .containsPattern("One step ahead [\\w-]+ is best: MASE [\\d.]+, ")
        .containsPattern("All at once [\\w-]+ is best: MASE ");
    String row = text.lines().filter(line -> line.startsWith("  lstm")).findFirst().orElseThrow();
    double rmse = Double.parseDouble(row.trim().split(" +")[1]);
    assertThat(rmse).isCloseTo(evaluation.test().rmse(), within(0.06));
  }
}

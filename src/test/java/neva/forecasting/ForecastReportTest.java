package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.ForecastMetrics;
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
    forecaster = Forecaster.fit(DATA, Drawn.quick(), run);
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
    assertThat(offBy(1.0, 3.0, 0.25).verdict()).doesNotContain("series");
  }

  @Test
  void saysWhichBaselinesWereLeftOutAndWhy() {
    assertThat(new ForecastReportText(offBy(1.0, 3.0, 0.25)).toString())
        .contains("left out: x (too short)");
    assertThat(new ForecastReportText(evaluation).toString()).doesNotContain("left out");
  }

  @Test
  void tabulatesTheErrorOfEachStep() throws IOException {
    List<String[]> rows = rows("error-by-step.csv");
    assertThat(rows.get(0)).startsWith("step", "lstm", "rule", "mean", "last-value");
    assertThat(rows).hasSize(1 + 11);
    assertThat(Double.parseDouble(rows.get(3)[1])).isEqualTo(evaluation.byStep().get(2));
  }

  @Test
  void setsAllWaysToForecastSideBySideAndSaysWhichIsBest() {
    String text = new ForecastReportText(evaluation).toString();
    assertThat(text)
        .contains("test part of sales of north: 2008-11 to 2009-10, 12 values, and those of 1 more")
        .contains("one step ahead", "all at once", "  lstm ", "  rule ", "  holt-winters ")
        .containsPattern("90 % intervals one step ahead hold \\d+ of 23 values")
        .containsPattern("One step ahead [\\w-]+ is best: RMSE [\\d.]+, ")
        .containsPattern("All at once [\\w-]+ is best: RMSE ");
    String row = text.lines().filter(line -> line.startsWith("  lstm")).findFirst().orElseThrow();
    double rmse = Double.parseDouble(row.trim().split(" +")[1]);
    assertThat(rmse).isCloseTo(evaluation.test().rmse(), within(0.06));
  }

  @Test
  void saysSoWhenTheRuleIsBetterThanTheNetwork() {
    String text = new ForecastReportText(offBy(1.0, 0.5, 2.0)).toString();
    assertThat(text)
        .contains("One step ahead rule is best: RMSE 0.5000, 50 % below that of lstm, 1.000.")
        .contains("The rule alone is better than the network here: --method rule trains none.");
  }

  @Test
  void saysSoWhenABaselineIsBetter() {
    String text = new ForecastReportText(offBy(1.0, 3.0, 0.25)).toString();
    assertThat(text)
        .contains("One step ahead other is best: RMSE 0.2500, 75 % below that of lstm, 1.000.")
        .doesNotContain("--method rule");
  }

  @Test
  void saysSoWhenTheNetworkIsBest() {
    String text = new ForecastReportText(offBy(1.0, 1.005, 4.0)).toString();
    assertThat(text)
        .contains(
            "One step ahead lstm is best: RMSE 1.000, equal within 1 % to that of rule, 1.005.")
        .contains("no intervals, for nothing was held out");
  }

  /** An evaluation where everything is off by these amounts at every step. */
  private static ForecastEvaluation offBy(double network, double rule, double other) {
    Series sales = Drawn.sales(40, 1);
    Backtest next = Backtest.oneStep(sales.holdOut(10).heldOut());
    Backtest all = Backtest.allAtOnce(sales.holdOut(10).heldOut());
    Judgement oneStep = judgement(next, network, rule, other);
    Judgement atOnce = judgement(all, network, rule, other);
    ForecastMetrics train = ForecastMetrics.of(new double[] {1}, new double[] {1}, 1);
    return new ForecastEvaluation(
        Method.LSTM,
        0.9,
        List.of(
            new SeriesEvaluation(
                sales, 30, 2, Map.of("x", "too short"), train, oneStep, atOnce, atOnce)));
  }

  private static Judgement judgement(Backtest test, double network, double rule, double other) {
    return new Judgement(
        off(test, network),
        new double[0][],
        new double[0][],
        Map.of("rule", off(test, rule), "other", off(test, other)),
        1);
  }

  private static neva.forecasting.series.BacktestResult off(Backtest test, double by) {
    Series series = test.part().withHistory();
    return test.run(
        (history, horizon) ->
            DoubleStream.of(series.slice(history.length(), history.length() + horizon).values())
                .map(value -> value + by)
                .toArray());
  }

  @Test
  void printsForecastsOfSeveralSeriesWithTheirIds() throws IOException {
    ForecastReportValues values = ForecastReportValues.of(forecaster.forecasts(2), 0.8);
    List<String> lines = values.toString().lines().toList();
    assertThat(lines.get(0).split(" +"))
        .containsExactly("series", "time", "forecast", "lower", "upper");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(3)).startsWith("south   2009-01");
    assertThat(values.csv().lines().skip(1).findFirst().orElseThrow())
        .startsWith("north,2009-11," + forecaster.forecasts(2).get(0).mean()[0] + ",");
  }
}

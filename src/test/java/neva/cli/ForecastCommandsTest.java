package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.cli.NevaProcess.Result;
import neva.io.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with forecasts, from the first command on. */
class ForecastCommandsTest {

  @TempDir static Path folder;
  private static Path run;
  private static String trained;

  /** A new user in a folder of their own. */
  @BeforeAll
  static void trainOnTheSampleSeriesWithoutNamingIt() throws Exception {
    Result result = NevaProcess.run(folder, "forecast", "train", "--steps", "20");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    trained = result.out();
    run = folder.resolve("runs/forecast-001");
  }

  private static String neva(String line, Object... arguments) {
    Result result = NevaHere.run(line.formatted(arguments));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    // Of few steps of training it may warn that a simple method did better.
    assertThat(result.err()).allMatch(said -> said.contains("consider the simpler method"));
    return result.out();
  }

  private static JsonNode metrics(Path report) throws Exception {
    return Json.read(report.resolve("metrics.json"), JsonNode.class);
  }

  /** The number after the name in a row of a table. */
  private static double number(String text, String name) {
    Matcher row = Pattern.compile("^ +" + name + " +([\\d.,]+)", Pattern.MULTILINE).matcher(text);
    assertThat(row.find()).as(text).isTrue();
    return Double.parseDouble(row.group(1));
  }

  @Test
  void tellsWhatWasTrainedAndHowItComparesWithTheBaselines() throws Exception {
    assertThat(trained)
        .contains("pounds_per_cow: 168 values from 1962-01 to 1975-12, step month, season 12")
        .contains("run runs/forecast-001: lstm; 20 steps")
        .contains("test set of pounds_per_cow: 1974-08 to 1975-12, 17 values")
        .contains("12 steps ahead", "all 17 at once", "90% intervals 12 steps ahead cover ")
        .containsPattern("12 steps ahead [\\w-]+ is best: RMSE ")
        .contains("export:   ./neva forecast export --run runs/forecast-001");
    JsonNode metrics = metrics(run.resolve("report"));
    assertThat(number(trained, "lstm"))
        .isCloseTo(metrics.at("/backtest/test/rmse").asDouble(), within(1e-2));
    assertThat(number(trained, "rule"))
        .isCloseTo(metrics.at("/backtest/baselines/rule/rmse").asDouble(), within(1e-2));
    // The published figure of this simple method.
    assertThat(metrics.at("/baselines/naive/rmse").asDouble()).isCloseTo(45.770, within(1e-3));
    assertThat(run.resolve("report")).isDirectoryContaining("glob:**/loss.png");
  }

  @Test
  void predictsTheMonthsAfterTheSeries() throws Exception {
    Path csv = folder.resolve("next.csv");
    List<String> lines = neva("forecast predict --run %s --results %s", run, csv).lines().toList();
    assertThat(lines.get(0)).isEqualTo("time     forecast  lower   upper");
    assertThat(lines).hasSize(15).last().isEqualTo("forecast by: lstm");
    assertThat(lines.get(1)).startsWith("1976-01");
    assertThat(lines.get(12)).startsWith("1976-12");
    List<String> table = Files.readAllLines(csv);
    assertThat(table).hasSize(13).startsWith("series,time,forecast,lower,upper,step,method,error");
    for (String row : table.subList(1, 13)) {
      String[] cells = row.split(",");
      assertThat(cells[0]).isEqualTo("pounds_per_cow");
      assertThat(Double.parseDouble(cells[2]))
          .isBetween(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]))
          .isBetween(700.0, 1100.0);
    }
    assertThat(neva("forecast predict --run %s --horizon 1 --level 0.5", run)).hasLineCount(4);
  }

  @Test
  void evaluatesAsTrainingDidAndByARollingOrigin() throws Exception {
    Path out = folder.resolve("evaluated");
    String text =
        neva("forecast evaluate --run %s --horizon 3 --backtest-every 2 --out %s", run, out);
    assertThat(text)
        .contains("backtest: 8 origins, one every 2 steps, 3 values forecast from each");
    JsonNode metrics = metrics(out);
    assertThat(metrics.get("test")).isEqualTo(metrics(run.resolve("report")).get("test"));
    assertThat(metrics.at("/backtest/rmse-by-step").size()).isEqualTo(3);
  }

  @Test
  void exportsTwice() {
    Path model = folder.resolve("model");
    assertThat(neva("forecast export --run %s --out %s", run, model)).contains("SavedModel: ");
    neva("forecast export --run %s --out %s", run, model);
    assertThat(neva("savedmodel inspect %s", model)).contains("serving_default").contains("values");
  }

  @Test
  void leavesAFinishedRunAsItIs() throws Exception {
    Map<String, String> report = Workshop.content(run.resolve("report"));
    assertThat(neva("forecast train --resume --run %s", run))
        .contains("The run was complete: it ended at step 20.");
    assertThat(Workshop.content(run.resolve("report"))).isEqualTo(report);
  }

  @Test
  void forecastsByTheRuleAloneWithoutTraining() throws Exception {
    Path rule = folder.resolve("rule");
    String text = neva("forecast train --method rule --run %s", rule);
    assertThat(text).contains("rule: rule").doesNotContain("  lstm");
    assertThat(number(text, "rule")).isEqualTo(number(trained, "rule"));
    assertThat(neva("forecast train --resume --run %s", rule)).contains("The run was complete.");
    assertThat(neva("forecast predict --run %s", rule)).hasLineCount(15);
    Result export = NevaHere.run("forecast export --run " + rule);
    assertThat(export.exitCode()).isEqualTo(2);
    assertThat(export.err()).singleElement().asString().contains("the methods of the run are rule");
  }

  @Test
  void trainsOneNetworkOnSeveralSeries() throws Exception {
    List<String> rows =
        List.of("north", "south").stream()
            .flatMap(shop -> SalesFiles.months().stream().map(m -> shop + "," + m))
            .toList();
    Path file = SalesFiles.write(folder, "shops", "shop,month,sales", rows);
    Path shops = folder.resolve("shops");
    String text = neva("forecast train --data %s --id-column shop --steps 5 --run %s", file, shops);
    assertThat(text).contains("and 1 more series").contains("and those of 1 more series");
    assertThat(neva("forecast predict --run %s --horizon 1", shops))
        .contains("north   2000-01")
        .contains("south   2000-01");
  }

  @Test
  void aBadSeriesIsARowWithItsErrorAndTheOthersGoOn() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String shop : List.of("north", "south", "west")) {
      SalesFiles.months().forEach(month -> rows.add(shop + "," + month));
    }
    Path file = SalesFiles.write(folder, "three", "shop,month,sales", rows);
    Path run = folder.resolve("three-run");
    neva("forecast train --data %s --id-column shop --method rule --run %s", file, run);
    rows.set(125, rows.get(125) + "1"); // another value than was trained on
    rows.add("west,2000-01,many");
    Path spoilt = SalesFiles.write(folder, "spoilt", "shop,month,sales", rows);
    Path answers = folder.resolve("answers.jsonl");
    Result result =
        NevaHere.run(
            "forecast predict --run %s --data %s --horizon 2 --results %s"
                .formatted(run, spoilt, answers));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).hasSize(2).allMatch(line -> line.startsWith("neva: Expected"));
    assertThat(result.out()).hasLineCount(5).contains("north   2000-01", "north   2000-02");
    List<JsonNode> written = new ArrayList<>();
    for (String line : Files.readAllLines(answers)) {
      written.add(new ObjectMapper().readTree(line));
    }
    assertThat(written).hasSize(4);
    assertThat(written.get(0).at("/series").asText()).isEqualTo("north");
    assertThat(written.get(1).at("/step").asInt()).isEqualTo(2);
    assertThat(written.get(2).at("/series").asText()).isEqualTo("west");
    assertThat(written.get(2).at("/error").asText()).contains("\"many\"", "line 362");
    assertThat(written.get(3).at("/error").asText()).contains("sales of south to begin with");
  }

  @Test
  void resultsOnStandardOutputStandAlone() {
    List<String> lines =
        neva("forecast predict --run %s --horizon 2 --results -", run).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("series,time,forecast,lower,upper,step,method,error");
    assertThat(lines.get(1)).startsWith("pounds_per_cow,1976-01,");
  }

  @Test
  void forecastsWithoutATestPartAndWithoutAHeldOutPart() throws Exception {
    SalesFiles.writeAll(folder);
    Path sales = folder.resolve("sales.csv");
    Path all = folder.resolve("all");
    String train =
        "forecast train --data %s --steps 5 --validation-split 0 --test-split 0 --run %s";
    assertThat(neva(train, sales, all)).contains("There is no test set");
    assertThat(neva("forecast predict --run %s --horizon 2", all).lines().findFirst())
        .contains("time     forecast");
  }

  @Test
  void fillsGapsOnRequestAndSaysSo() throws Exception {
    SalesFiles.writeAll(folder);
    String line = "forecast train --data %1$s/gap.csv --fill seasonal --method rule --run %1$s/gap";
    Result result = NevaHere.run(line.formatted(folder));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err())
        .singleElement()
        .asString()
        .contains("3 of 120 dates are missing", "fill is seasonal with period 12");
  }
}

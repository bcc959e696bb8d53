package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import neva.cli.NevaProcess.Result;
import neva.io.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option of train does what it says, and a file that grows is forecast on. */
class ForecastOptionsTest {

  private static final DateTimeFormatter PARTS = DateTimeFormatter.ofPattern("uuuu,M,d,H");

  @TempDir static Path folder;

  @BeforeAll
  static void furnish() throws Exception {
    SalesFiles.writeAll(folder);
    SalesFiles.write(folder, "days", "day,sales", days(2_100));
    SalesFiles.write(folder, "hours", "year,month,day,hour,warmth,wind", hours(160, "NW"));
  }

  private static List<String> days(int count) {
    LocalDateTime start = LocalDateTime.parse("2001-01-01T00:00");
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "%s,%.3f"
                    .formatted(
                        start.plusDays(i).toLocalDate(), 50 + 5 * (i % 7) + random.nextGaussian()))
        .toList();
  }

  /** Hours whose wind is SE but for the last, which has another. */
  private static List<String> hours(int count, String last) {
    LocalDateTime start = LocalDateTime.parse("2001-01-01T00:00");
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "%s,%.3f,%s"
                    .formatted(
                        PARTS.format(start.plusHours(i)),
                        10 + 5 * Math.sin(i * Math.PI / 12) + random.nextGaussian(),
                        i == count - 1 ? last : i % 5 == 0 ? "NW" : "SE"))
        .toList();
  }

  private static Result neva(String line) {
    Result result = NevaHere.run(line.replace("@", folder + "/"));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --data @sales.csv --lookback 20                               | /config/lstm/lookback           | 20
          --data @sales.csv --lookback 9 --preset lab-milk              | /config/lstm/network/units      | [14,8]
          --data @sales.csv --lookback 9 --preset lab-milk --scale log  | /config/lstm/scale/logarithm    | true
          --data @sales.csv --lookback 9 --preset lab-temperature       | /config/lstm/network/activation | "RELU"
          --data @two.csv --lookback 9 --column sales --extra staff     | /extras                    | ["staff"]
          --data @sales.csv --lookback 9 --units 3,2                    | /config/lstm/network/units      | [3,2]
          --data @sales.csv --lookback 9 --horizon 3                    | /config/lstm/horizon            | 3
          --data @sales.csv --lookback 9 --season 6                     | /config/lstm/season             | 6
          --data @sales.csv --lookback 9 --dropout 0.1                  | /config/lstm/network/dropout    | 0.1
          --data @sales.csv --lookback 9 --loss mse                     | /config/lstm/loss/kind          | "mse"
          --data @sales.csv --lookback 9 --loss mae                     | /config/lstm/loss/kind          | "mae"
          --data @sales.csv --lookback 9 --loss huber                   | /config/lstm/loss/delta         | 1.0
          --data @sales.csv --lookback 9 --loss quantiles               | /config/lstm/loss/level         | 0.9
          --data @sales.csv --lookback 9 --scale plain                  | /config/lstm/scale/logarithm    | false
          --data @hours.csv --lookback 9 --column warmth --extra wind=* --date-column year,month,day,hour | /extras | ["wind=NW","wind=SE"]
          --data @days.csv --lookback 9 --horizon 6                     | /config/lstm/inputs | ["LEVEL","ERROR","SEASON_DIFFERENCE"]
          --data @days.csv --lookback 9 --horizon 7                     | /config/lstm/inputs | ["ERROR","SEASON_DIFFERENCE"]
          --data @days.csv --lookback 9 --season 1                      | /config/lstm/inputs | ["ERROR"]
          """)
  void trainsWith(String options, String field, String value) throws Exception {
    neva("forecast train --fresh --run @run --steps 3 --batch-size 4 " + options);
    JsonNode config = Json.read(folder.resolve("run/config.json"), JsonNode.class);
    assertThat(config.at(field).toString()).isEqualTo(value);
    JsonNode metrics = Json.read(folder.resolve("run/report/metrics.json"), JsonNode.class);
    assertThat(metrics.at("/test/rmse").asDouble()).isPositive();
  }

  @Test
  void passesOverTheDataAreSteps() throws Exception {
    String train =
        "forecast train --data @days.csv --units 2 --lookback 28 --batch-size 8 --run @epochs";
    assertThat(neva(train + " --epochs 1").out()).contains("10 steps, LSTM of 2 units");
  }

  @Test
  void goesOnFromAFileThatHasGrownWithItsGapsAndNewTexts() throws Exception {
    List<String> known = new ArrayList<>(hours(160, "NW"));
    known.removeAll(known.subList(100, 103));
    SalesFiles.write(folder, "grown", "year,month,day,hour,warmth,wind", known);
    neva(
        "forecast train --data @grown.csv --column warmth --extra wind=* --fill seasonal"
            + " --date-column year,month,day,hour --steps 3 --run @grown");
    List<String> more = new ArrayList<>(known);
    more.addAll(hours(200, "NE").subList(160, 200));
    more.remove(170);
    SalesFiles.write(folder, "later", "year,month,day,hour,warmth,wind", more);
    Result evaluated = neva("forecast evaluate --run @grown --data @later.csv --out @later");
    assertThat(evaluated.out())
        .contains("test set of warmth: 2001-01-07 00:00 to 2001-01-09 07:00");
    assertThat(evaluated.err())
        .singleElement()
        .asString()
        .contains("4 of 200 dates are missing", "fill is seasonal with period 24");
    assertThat(neva("forecast predict --run @grown --data @later.csv --horizon 2").out())
        .contains("2001-01-09 08:00")
        .contains("2001-01-09 09:00");
    assertThat(Files.exists(folder.resolve("later/metrics.json"))).isTrue();
  }

  @Test
  void predictsByAModelWithoutItsRun() throws Exception {
    neva("forecast train --fresh --data @sales.csv --steps 3 --lookback 24 --run @run");
    neva("forecast export --run @run --horizon 5 --out @model");
    String ofModel = neva("forecast predict --model @model --data @sales.csv").out();
    assertThat(ofModel.lines()).hasSize(8);
    assertThat(ofModel)
        .containsPattern("^time +forecast +lower +upper")
        .contains("2000-01", "2000-05");
    assertThat(neva("forecast predict --model @model --data @others.csv --horizon 1").out())
        .contains("2000-01")
        .hasLineCount(4);
  }
}

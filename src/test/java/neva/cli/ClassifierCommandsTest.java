package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import neva.cli.NevaProcess.Result;
import neva.io.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a trained classifier. */
class ClassifierCommandsTest {

  private static final Pattern PERCENT = Pattern.compile("^  \\w+ +([\\d.]+)%$", Pattern.MULTILINE);
  private static final int TEST_IMAGES = 6;

  @TempDir Path folder;

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnish(folder);
  }

  private Result neva(String line) {
    Result result = NevaHere.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return result;
  }

  private static List<Double> percentages(String out) {
    return PERCENT.matcher(out).results().map(m -> Double.valueOf(m.group(1))).toList();
  }

  @Test
  void predictsProbabilitiesThatSumToOneHundredPercent() throws Exception {
    String out = neva("classify predict --run @whole @pictures/disc/1.png").out();
    assertThat(out).startsWith("pictures/disc/1.png" + System.lineSeparator());
    List<Double> percentages = percentages(out);
    assertThat(percentages).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(percentages.stream().mapToDouble(p -> p).sum()).isCloseTo(100, within(0.02));
  }

  @Test
  void exportsTwiceAndPredictsTheSameFromTheExport() throws Exception {
    assertThat(neva("classify export --run @whole").out()).contains("SavedModel: whole/export");
    neva("classify export --run @whole");

    String images = " @pictures/disc/1.png @pictures/stripe/2.png";
    assertThat(percentages(neva("classify predict --model @whole/export" + images).out()))
        .isEqualTo(percentages(neva("classify predict --run @whole" + images).out()));
  }

  @Test
  void refusesToExportAmongOtherFiles() throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result refused = NevaHere.run(folder, "classify export --run @whole --out @pictures");
    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
    assertThat(refused.err()).singleElement().asString().contains("holds other files");
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @Test
  void writesTheEvaluationThatItPrints() throws Exception {
    String out = neva("classify evaluate --run @whole --data folder:@pictures --out @report").out();
    JsonNode metrics = Json.read(folder.resolve("report/metrics.json"), JsonNode.class).get("test");
    assertThat(out)
        .contains("accuracy %.4f".formatted(metrics.get("accuracy").asDouble()))
        .contains("loss %.4f".formatted(metrics.get("loss").asDouble()));
    metrics
        .get("classes")
        .properties()
        .forEach(
            entry ->
                assertThat(out)
                    .containsPattern(
                        "%s .* %.4f +%d"
                            .formatted(
                                entry.getKey(),
                                entry.getValue().get("f1").asDouble(),
                                entry.getValue().get("images").asInt())));

    List<String> matrix = Files.readAllLines(folder.resolve("report/test-confusion-matrix.csv"));
    assertThat(matrix).hasSize(4);
    assertThat(matrix.get(0)).isEqualTo("true\\predicted,\"disc\",\"square\",\"stripe\"");
    assertThat(diagonal(matrix) / TEST_IMAGES)
        .isCloseTo(metrics.get("accuracy").asDouble(), within(1e-9));
    assertThat(folder.resolve("report/metrics.json"))
        .hasSameTextualContentAs(folder.resolve("whole/report/metrics.json"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineWithoutAFontGetsTheNumbersAndLaterTheFigures() throws Exception {
    String train = "classify train --data folder:pictures --steps 2 --batch-size 20 --run plain";
    String evaluate = "classify evaluate --run plain";
    for (String line : List.of(train, evaluate)) {
      Result result = NevaProcess.runWithoutFonts(folder, line.split(" "));
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.err())
          .singleElement()
          .asString()
          .startsWith("neva: Expected a font for the labels of a figure");
      assertThat(result.out()).containsPattern("(?m)^accuracy 0\\.\\d{4}$");
    }
    assertThat(folder.resolve("plain/report"))
        .isDirectoryNotContaining("glob:**.png")
        .isDirectoryContaining("glob:**/metrics.json")
        .isDirectoryContaining("glob:**/test-confusion-matrix.csv");

    neva("classify train --resume --run @plain --data folder:@pictures");
    assertThat(folder.resolve("plain/report"))
        .isDirectoryContaining("glob:**/accuracy.png")
        .isDirectoryContaining("glob:**/distortions.png");
  }

  private static double diagonal(List<String> matrix) {
    double sum = 0;
    for (int row = 1; row < matrix.size(); row++) {
      sum += Integer.parseInt(matrix.get(row).split(",")[row]);
    }
    return sum;
  }
}

package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.classification.Prediction;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code classify predict --results}. */
class ClassifyResultsTest {

  private static final String PREDICT =
      "classify predict --run @whole @pictures/disc/1.png @words.txt @pictures/square/2.png";

  @TempDir Path folder;

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnish(folder);
    Files.writeString(folder.resolve("words.txt"), "These are words.");
  }

  private static void assertOneIsBad(Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err())
        .singleElement()
        .asString()
        .startsWith("neva: Expected a picture")
        .contains("words.txt");
  }

  @Test
  void aBadPictureLeavesTheOthersTheirTurn() throws Exception {
    Result result = NevaHere.run(folder, PREDICT + " --top 1");
    assertOneIsBad(result);
    assertThat(result.out().lines()).hasSize(4);
  }

  @Test
  void csvHasAColumnForEachClass() throws Exception {
    assertOneIsBad(NevaHere.run(folder, PREDICT + " --results @out/classes.csv"));
    List<String> lines = Files.readAllLines(folder.resolve("out/classes.csv"));
    assertThat(lines.get(0)).isEqualTo("file,class,probability,disc,square,stripe,error");
    assertThat(lines).hasSize(4);
    String[] disc = lines.get(1).split(",", -1);
    assertThat(disc[0]).endsWith("pictures/disc/1.png");
    double sum = 0;
    double highest = 0;
    for (int k = 3; k < 6; k++) {
      sum += Double.parseDouble(disc[k]);
      highest = Math.max(highest, Double.parseDouble(disc[k]));
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(Double.parseDouble(disc[2])).isEqualTo(highest);
    assertThat(disc[3 + List.of("disc", "square", "stripe").indexOf(disc[1])]).isEqualTo(disc[2]);
    assertThat(lines.get(2)).contains("words.txt,,,,,,").contains("Expected a picture");
  }

  @Test
  void jsonLinesHaveAnObjectOfTheClasses() throws Exception {
    assertOneIsBad(NevaHere.run(folder, PREDICT + " --results @classes.jsonl"));
    List<String> lines = Files.readAllLines(folder.resolve("classes.jsonl"));
    assertThat(lines).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("file", "class", "probability", "probabilities");
    assertThat(first.get("probabilities").fieldNames())
        .toIterable()
        .containsExactly("disc", "square", "stripe");
    assertThat(first.get("probabilities").get(first.get("class").asText()))
        .isEqualTo(first.get("probability"));
    assertThat(new ObjectMapper().readTree(lines.get(1)).fieldNames())
        .toIterable()
        .containsExactly("file", "error");
  }

  @Test
  void standardOutputHasNothingElse() throws Exception {
    Result result =
        NevaHere.run(folder, "classify predict --run @whole @pictures/disc/1.png --results -");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines()).hasSize(2);
    assertThat(result.out()).startsWith("file,class,probability,disc,square,stripe,error");
  }

  @Test
  void anotherEndingIsRefusedBeforeAnythingIsRead() throws Exception {
    Result result =
        NevaHere.run(folder, "classify predict --run @nowhere x.png --results @classes.xml");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("--results must end with .csv");
  }

  @Test
  void aClassMayBeCalledLikeAColumn() throws Exception {
    Path file = folder.resolve("names.csv");
    try (ClassRows rows = ClassRows.open(file.toString(), List.of("ok", "error"))) {
      rows.add(
          Path.of("a.png"), List.of(new Prediction("error", 0.75), new Prediction("ok", 0.25)));
      rows.complete();
    }
    assertThat(file)
        .hasContent("file,class,probability,ok,class error,error\na.png,error,0.75,0.25,0.75,\n");
  }
}

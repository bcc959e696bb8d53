package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import neva.cli.NevaProcess.Result;
import neva.io.FileTree;
import neva.tensorboard.EventReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyExplainTest {

  @TempDir Path folder;

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnish(folder);
    trainedHere("whole");
  }

  /** The run was trained on pictures beside it; here they lie in this folder. */
  private void trainedHere(String run) throws IOException {
    Path config = folder.resolve(run).resolve("config.json");
    String text = Files.readString(config);
    Files.writeString(
        config, text.replace("folder:pictures", "folder:" + folder.resolve("pictures")));
  }

  private Result neva(String line) {
    Result result = NevaHere.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return result;
  }

  private List<String> pictures(String in) throws IOException {
    Path root = folder.resolve(in);
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replaceFirst("\\.png$", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void drawsAFewImagesOfTheTestPartIntoTheReportAndTheLog() throws Exception {
    Result result = neva("classify explain --run @whole");
    assertThat(result.out())
        .contains("The class activation map is left out")
        .contains("figures:  whole/report/explain")
        .contains("tensorboard --logdir whole/logs");

    List<String> pictures = pictures("whole/report/explain");
    assertThat(pictures)
        .contains("filters/conv_1-channel-0", "filters/conv_2-channel-0", "heat-maps", "kernels")
        .anyMatch(name -> name.matches("outputs/test-\\d/conv_2"));
    assertThat(EventReader.tags(folder.resolve("whole/logs/explain")).keySet())
        .containsExactlyInAnyOrderElementsOf(pictures);
    assertThat(EventReader.tags(folder.resolve("whole/logs/explain")).values())
        .containsOnly("images");
  }

  @Test
  void drawsGivenImagesForAChannelElsewhere() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("whole/logs/explain"));
    Files.writeString(logs.resolve("events.out.tfevents.1.earlier"), "of an earlier call");
    String images = "@pictures/disc/1.png @pictures/square/1.png";
    Result result =
        neva("classify explain --run @whole --input-channel 7 --out @seen --image " + images);
    assertThat(result.out())
        .contains("filters of input channel 7 are left out: conv_1 (3).")
        .contains("figures:  seen");

    List<String> pictures = pictures("seen");
    assertThat(pictures)
        .contains(
            "filters/conv_2-channel-7",
            "heat-maps",
            "kernels",
            "outputs/1/conv_1",
            "outputs/1/conv_2",
            "outputs/1-2/conv_1",
            "outputs/1-2/conv_2")
        .doesNotContain("filters/conv_1-channel-7");
    assertThat(EventReader.tags(logs).keySet())
        .as("of this call alone")
        .containsExactlyInAnyOrderElementsOf(pictures);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run @whole --image @nowhere.png          | found no file at | nowhere.png
          --run @whole --image @whole/config.json    | do not decode    | config.json
          --run @whole --input-channel 64            | from 0 to 63     | found 64
          --run @whole --input-channel -1            | from 0 to 63     | found -1
          --run @whole --input-channel one           | --input-channel  | one
          --run @whole --image                       | --image          | FILE
          --run @pictures                            | config.json      | pictures
          --run @detector                            | run of classify  | detect
          """)
  void refuses(String options, String first, String second) throws Exception {
    String config = Files.readString(folder.resolve("whole/config.json"));
    Path other = Files.createDirectories(folder.resolve("detector")).resolve("config.json");
    Files.writeString(other, config.replace("\"classify\"", "\"detect\""));
    Map<String, String> before = Workshop.content(folder);

    Result result = NevaHere.run(folder, "classify explain " + options);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err())
        .singleElement()
        .asString()
        .startsWith("neva: ")
        .contains(first, second);
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @Test
  void aPictureIsExplainedWithoutTheDataOfTheRun() throws Exception {
    Path picture = Files.copy(folder.resolve("pictures/disc/1.png"), folder.resolve("disc.png"));
    FileTree.delete(folder.resolve("pictures"));
    neva("classify explain --run @whole --image @" + picture.getFileName());
    assertThat(pictures("whole/report/explain"))
        .contains("outputs/disc/conv_1", "heat-maps")
        .doesNotContain("mistakes");
  }

  @Test
  void refusesDataThatHaveChanged() throws Exception {
    Files.delete(folder.resolve("pictures/disc/1.png"));
    Result result = NevaHere.run(folder, "classify explain --run @whole");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("The run began with");
  }
}

package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TfrecordCommandsTest {

  private static final String CONVERT =
      "tfrecord convert --from csv --images @pictures --annotations @boxes.csv --out @records";

  @TempDir Path folder;

  @BeforeEach
  void draw() throws IOException {
    Pictures.draw(folder.resolve("pictures"), 2);
    StringBuilder csv = new StringBuilder("filename,width,height,class,xmin,ymin,xmax,ymax\n");
    for (String name : new String[] {"disc", "square"}) {
      for (int i = 0; i < 20; i++) {
        csv.append("%s/%d.png,32,32,%s,4,4,28,28\n".formatted(name, i, name));
      }
    }
    Files.writeString(folder.resolve("boxes.csv"), csv);
  }

  private Result run(String line) {
    return NevaHere.run(folder, line);
  }

  private Result runWell(String line) {
    return well(run(line));
  }

  private Result runWellWithoutNativeCode(String line) throws Exception {
    return well(NevaProcess.runWithoutNative(folder, inFolder(line)));
  }

  /** The words of a line for a process that starts in the folder. */
  private static String[] inFolder(String line) {
    return line.replace(" @", " ").split(" ");
  }

  private static Result well(Result result) {
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return result;
  }

  @Test
  void convertsAndLooksIntoTheRecords() throws Exception {
    Result convert =
        runWellWithoutNativeCode(CONVERT + " --split 0.8 --shards 2 --create-labels map.pbtxt");
    assertThat(convert.out())
        .contains("40 of 40 pictures written")
        .containsPattern("train +32 +0 +32")
        .containsPattern("eval +8 +0 +8")
        .contains("records/report.txt");
    assertThat(names("records"))
        .containsExactlyInAnyOrder(
            "train.record-00000-of-00002",
            "train.record-00001-of-00002",
            "eval.record-00000-of-00002",
            "eval.record-00001-of-00002",
            "label_map.pbtxt",
            "report.json",
            "report.txt");
    assertThat(folder.resolve("map.pbtxt"))
        .hasSameTextualContentAs(folder.resolve("records/label_map.pbtxt"));

    Result validate =
        runWellWithoutNativeCode(
            "tfrecord validate records/*.record-* --labels records/label_map.pbtxt --decode");
    assertThat(validate.out()).isEqualToIgnoringNewLines("40 records in 4 files: no defects");

    Result inspect = runWellWithoutNativeCode("tfrecord inspect records/train.record@2");
    assertThat(inspect.out()).containsPattern("total +32").containsPattern("1 +disc +16 +16");

    Result preview =
        runWellWithoutNativeCode(
            "tfrecord preview records/train.record-?????-of-00002 --n 6 --out sheet/a.png");
    assertThat(preview.out()).isEqualToIgnoringNewLines("sheet/a.png");
    assertThat(ImageIO.read(folder.resolve("sheet/a.png").toFile()).getWidth()).isGreaterThan(900);

    Result extract =
        runWellWithoutNativeCode("tfrecord extract records/eval.record@2 --to yolo --out yolo");
    assertThat(extract.out()).contains("8 images");
    assertThat(names("yolo"))
        .containsExactlyInAnyOrder(
            "images", "labels", "classes.txt", "data.yaml", "label_map.pbtxt");
  }

  private String[] names(String directory) {
    return folder.resolve(directory).toFile().list();
  }

  @Test
  void printsWhatItInspectsAsJson() throws Exception {
    runWell(CONVERT);
    Result inspect = runWell("tfrecord inspect --json @records/train.record-00000-of-00001");
    var summary = new ObjectMapper().readTree(inspect.out());
    assertThat(summary.at("/records").asInt()).isEqualTo(40);
    assertThat(summary.at("/classes/1/name").asText()).isEqualTo("square");
    assertThat(summary.at("/boxes/side/median").asDouble()).isEqualTo(225);
    assertThat(summary.at("/boxes/smallShare").asDouble()).isZero();
  }

  @Test
  void countsWhatItLeavesOutAndEndsWell() throws Exception {
    Files.delete(folder.resolve("pictures/disc/3.png"));
    Result result = runWell(CONVERT);
    assertThat(result.out())
        .contains("39 of 39 pictures written; findings: 1 rejected, 0 repaired")
        .contains("boxes.csv (disc/3.png), filename: expected the name of a picture");
  }

  @Test
  void endsAtTheFirstFindingWhenStrict() throws Exception {
    Files.delete(folder.resolve("pictures/disc/3.png"));
    Map<String, String> before = Workshop.content(folder);
    Result result = run(CONVERT + " --strict");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("disc/3.png");
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @Test
  void endsWithTwoWhenNothingGoodIsLeft() throws Exception {
    Files.writeString(folder.resolve("map.pbtxt"), "item { id: 1 name: 'cat' }");
    Result result = run(CONVERT + " --labels @map.pbtxt");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("none of 40", "report.txt");
    assertThat(Files.readString(folder.resolve("records/report.txt"))).contains("unknown class");
  }

  @Test
  void printsALineForEachDefectAndEndsWithTwo() throws Exception {
    runWell(CONVERT);
    Files.writeString(folder.resolve("map.pbtxt"), "item { id: 1 name: 'disc' }");
    Result result = run("tfrecord validate @records/train.record@1 --labels @map.pbtxt");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines())
        .anyMatch(line -> line.matches("records/train.record-00000-of-00001, record \\d+, .*"));
    assertThat(result.out()).contains("40 records in 1 file: 40 defects");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          convert --from csv --images @pictures --out @records     | --annotations FILE | csv
          convert --from voc --images @nowhere --out @records      | folder of pictures | nowhere
          convert --from voc --images @pictures --out @records     | XML files     | pictures
          convert --from text --images @pictures --out @records    | --from        | text
          convert --from csv --images @pictures --annotations @boxes.csv --out @boxes.csv | is a file | boxes.csv
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --split 0  | split must be | 0
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --shards 0 | shards must be | 0
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --threads 0 | threads must be | 0
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --max-side -1 | max side must be | -1
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --labels @a --create-labels @b | --labels | --create-labels
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --split 0.5 --split-file @b | --split | --split-file
          convert --from csv --images @pictures --annotations @boxes.csv --out @r --split-file @b | split file | name another
          validate @nothing.record         | nothing.record | found nothing
          validate @*.record               | *.record       |
          validate                        | Missing required | FILE
          inspect @boxes.csv               | boxes.csv      | offset
          preview @boxes.csv --out @a.png   | boxes.csv      | offset
          extract @boxes.csv --to voc --out @out | boxes.csv | offset
          """)
  void refusesInOneSentenceAndWritesNothing(String line, String first, String second)
      throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result result = run("tfrecord " + line);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err())
        .singleElement()
        .asString()
        .startsWith("neva: ")
        .contains(first)
        .contains(second == null ? "" : second);
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16})
  @EnabledOnOs(OS.LINUX)
  void leavesNothingWhenTheDiskIsFull(int kilobytes) throws Exception {
    Map<String, String> before = Workshop.content(folder);
    Result result = NevaProcess.runWithFilesUpTo(kilobytes, folder, inFolder(CONVERT));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).singleElement().asString().startsWith("neva: ");
    assertThat(Workshop.content(folder)).isEqualTo(before);
  }

  @Test
  void leavesNothingWhenItIsInterrupted() throws Exception {
    byte[] picture = Files.readAllBytes(folder.resolve("pictures/disc/0.png"));
    StringBuilder csv = new StringBuilder("filename,width,height,class,xmin,ymin,xmax,ymax\n");
    for (int i = 0; i < 5000; i++) {
      Files.write(folder.resolve("pictures/%d.png".formatted(i)), picture);
      csv.append("%d.png,32,32,disc,4,4,28,28\n".formatted(i));
    }
    Files.writeString(folder.resolve("boxes.csv"), csv);
    try (NevaProcess neva = NevaProcess.start(folder, inFolder(CONVERT))) {
      while (neva.isAlive() && !isStaging()) {
        Thread.sleep(1);
      }
      neva.terminate();
      neva.result();
    }
    // It may have been done before it heard of it.
    if (Files.exists(folder.resolve("records"))) {
      assertThat(names("records")).contains("report.json").noneMatch(name -> name.startsWith("."));
    }
  }

  private boolean isStaging() throws IOException {
    Path records = folder.resolve("records");
    if (!Files.isDirectory(records)) {
      return false;
    }
    try (Stream<Path> files = Files.list(records)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("."));
    }
  }
}

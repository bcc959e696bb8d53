package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import neva.cli.NevaProcess.Result;
import neva.detection.DetectorRun;
import neva.detection.sample.DetectionRecords;
import neva.io.FileTree;
import neva.training.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with detectors; each test has runs of its own. */
class DetectorCommandsTest {

  @TempDir static Path folder;

  @BeforeAll
  static void furnish() throws Exception {
    DetectWorkshop.furnish(folder);
  }

  /** {@code @} stands for the folder. */
  private static String runWell(String line) {
    Result result = DetectWorkshop.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }

  @Test
  void trainTellsOfTheDataBeforeTheFirstStepAndOfTheResultAfterTheLast() throws Exception {
    assertThat(Files.readString(folder.resolve("whole.txt")))
        .containsSubsequence(
            "whole: 12 steps, batch size 4, float32, from random weights",
            "data:     12 pictures",
            "1 fish: ",
            "2 frog: ",
            "anchors: ",
            "warning:  Class ",
            "step 12/12",
            "validation: 4 pictures",
            "AP@0.5  class",
            "report:   ",
            "try:      ./neva detect predict --model ")
        .doesNotContain("The network has", "fine_tune_checkpoint");
    assertThat(folder.resolve("whole/report/metrics.json")).exists();
    assertThat(folder.resolve("whole/export/saved_model.pb")).exists();
    assertThat(folder.resolve("whole/export/label_map.pbtxt")).exists();
  }

  /** Of the pictures of two files some are held out, which may all lie in one of them. */
  @Test
  void holdsAShareOutWhenNothingElseIsThereToMeasureOn() throws IOException {
    String train =
        "detect train --base none --config @small.config --train @records/train.record-*"
            + " @records/eval.record-* --steps 2 --validation-split 0.07 --run @split";
    assertThat(runWell(train)).contains("data:     15 pictures").contains("validation: 1 pictures");
    assertThat(measuredOn("split")).isEqualTo(1);
  }

  /** How many pictures an evaluation or a continuation of a run measures on. */
  private static int measuredOn(String run) throws IOException {
    DetectorRun record = DetectorRun.read(Run.existing(folder.resolve(run)));
    try (DetectionRecords records = record.openMeasured(record.recordLabelMap())) {
      return records.size();
    }
  }

  /** More classes than the label map, a field that nobody knows, no model to start from. */
  @Test
  void saysWhatOfAConfigurationDoesNotHold() throws IOException {
    String config = Files.readString(folder.resolve("small.config"));
    Files.writeString(
        folder.resolve("odd.config"),
        config
            .replaceFirst("model \\{", "model { fancy: 3")
            .replace("num_classes: 2", "num_classes: 5")
            .replace(
                "train_config {",
                "train_config { fine_tune_checkpoint: 'PATH_TO_BE_CONFIGURED/model.ckpt'")
            .replace("class_prediction_bias_init: 0.0", "class_prediction_bias_init: 9.0")
            .replaceFirst("\n  }\n}", "\n    freeze_batchnorm: true\n  }\n}"));
    String out =
        runWell(
            "detect train --config @odd.config --train @records/eval.record-*"
                + " --eval @records/eval.record-* --steps 1 --run @odd");
    assertThat(out)
        .containsPattern("warning:  .*odd.config, line 1, column 9: fancy is not known here")
        .containsPattern("warning:  .*names no fine_tune_checkpoint: .* from nothing")
        .contains("warning:  freeze_batchnorm keeps the statistics of a base, and there is none")
        .contains("warning:  The network has 5 classes, but the label map ends with 2")
        .contains("data:     4 pictures", ", from random weights", "validation: 4 pictures");
    assertThat(Files.readString(folder.resolve("odd/report/eval-detections.csv")))
        .as("what is found of the classes without a name")
        .containsPattern("\"[345]\"");
    assertThat(measuredOn("odd")).as("all, as they train, too").isEqualTo(4);
  }

  @Test
  void keepsTheClassesOfABaseAndGoesOnWithoutIt() throws Exception {
    Path base = Files.createDirectories(folder.resolve("models/wide"));
    Workshop.copy(folder.resolve("whole/export"), base);
    Files.writeString(folder.resolve("one.pbtxt"), "item { id: 1 name: 'toad' }");
    Path toads = Files.createDirectories(folder.resolve("toads/annotations"));
    try (Stream<Path> annotations = Files.list(folder.resolve("annotations"))) {
      for (Path xml : annotations.toList()) {
        String text = Files.readString(xml).replaceAll("<name>f.*?</name>", "<name>toad</name>");
        Files.writeString(toads.resolve(xml.getFileName()), text);
      }
    }
    runWell(
        "tfrecord convert --from voc --images @images --annotations @toads/annotations"
            + " --labels @one.pbtxt --out @toads/records");
    String train =
        "detect train --base @models/wide --config @small.config --append-classes"
            + " --train @toads/records/train.record-* --validation-split 0 --steps 1 --run @more";
    assertThat(runWell(train)).contains("/models/wide").doesNotContain("The network has");
    FileTree.delete(base);
    runWell("detect train --resume --run @more --steps 2");
    assertThat(RunAssertions.newest(folder.resolve("more"))).hasFileName("model-2");
    assertThat(Files.readString(folder.resolve("more/export/label_map.pbtxt")))
        .containsSubsequence("fish", "frog", "toad");
  }

  @Test
  void predictsWithAnExportAndDrawsWhatItFound() throws Exception {
    runWell("detect export --run @whole --out @models/small --frozen");
    String savedModel =
        runWell(
            "detect predict --model @models/small --min-score 0.01 --out @found"
                + " @images/scene-001.jpg @images/scene-002.jpg @images/scene-001.jpg");
    assertThat(savedModel)
        .containsSubsequence("images/scene-001.jpg", "images/scene-002.jpg")
        .containsPattern("  (frog|fish) 0\\.\\d\\d at x \\d+ to \\d+, y \\d+ to \\d+");
    for (String name : List.of("scene-001.jpg", "scene-002.jpg", "scene-001-2.jpg")) {
      assertThat(ImageIO.read(folder.resolve("found").resolve(name).toFile()).getWidth())
          .isEqualTo(120);
    }
    String frozen =
        runWell(
            "detect predict --model @models/small/frozen_inference_graph.pb --min-score 0.01"
                + " --labels @records/label_map.pbtxt @images/scene-001.jpg");
    assertThat(savedModel).startsWith(frozen);
    String rebuilt =
        runWell(
            "detect predict --model @models/small --rebuild --min-score 0.01"
                + " @images/scene-001.jpg");
    assertThat(rebuilt).isEqualTo(frozen);
  }

  @Test
  void writesDetectionsForOtherPrograms() throws Exception {
    Files.writeString(folder.resolve("no-picture.jpg"), "words");
    String predict =
        "detect predict --model @whole/export @images/scene-001.jpg @no-picture.jpg"
            + " @images/scene-002.jpg ";
    Result result = DetectWorkshop.run(folder, predict + "--min-score 0.01 --results @found.csv");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("no-picture.jpg: Expected");
    assertThat(result.out()).containsSubsequence("images/scene-001.jpg", "images/scene-002.jpg");
    List<String> rows = Files.readAllLines(folder.resolve("found.csv"));
    assertThat(rows.get(0)).isEqualTo("file,width,height,class,score,xmin,ymin,xmax,ymax,error");
    assertThat(rows.get(1))
        .matches(".*/scene-001.jpg,120,90,(frog|fish),0\\.\\d+(,\\d+\\.\\d+){4},");
    assertThat(rows).filteredOn(row -> row.contains("no-picture.jpg,,,,,,,,,")).hasSize(1);
    assertThat(rows.get(rows.size() - 1)).contains("scene-002.jpg,120,90,f");

    Result nothing = DetectWorkshop.run(folder, predict + "--min-score 0.99 --results -");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.out().lines().skip(1).toList())
        .hasSize(3)
        .allMatch(row -> row.matches(".*/scene-00\\d.jpg,120,90,,,,,,,|.*no-picture.jpg,{9}.*"));
  }

  @Test
  void measuresTheTestPartOnceAtTheEnd() throws Exception {
    String train =
        "detect train --base none --config @small.config --train @records/train.record-*"
            + " --test @records/eval.record-* --steps 2 --validation-split 0.25 --run @tested";
    assertThat(runWell(train))
        .containsSubsequence(
            "data:     9 pictures", "validation: 3 pictures", "test:     4 pictures");
    assertThat(folder.resolve("tested/report/test-classes.csv")).exists();
    assertThat(Files.readString(folder.resolve("tested/report/metrics.json")))
        .contains("\"test\"", "\"eval\"");
    assertThat(measuredOn("tested")).isEqualTo(4);
    assertThat(runWell("detect evaluate --run @tested")).contains("4 pictures, ");
  }

  @Test
  void evaluatesAModelAndARunAlike() throws Exception {
    String run = runWell("detect evaluate --run @whole");
    String model = runWell("detect evaluate --model @whole/export --test @records/eval.record-*");
    assertThat(run).containsPattern("report:   .*whole/report").endsWith(model);
    assertThat(model).startsWith("4 pictures, ");
    Workshop.copy(folder.resolve("whole/export"), Files.createDirectories(folder.resolve("bare")));
    Files.delete(folder.resolve("bare/label_map.pbtxt"));
    assertThat(
            runWell(
                "detect evaluate --model @bare --eval @records/eval.record-*"
                    + " --labels @records/label_map.pbtxt"))
        .isEqualTo(model);
  }
}

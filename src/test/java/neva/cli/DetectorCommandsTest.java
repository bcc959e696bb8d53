package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import neva.cli.NevaProcess.Result;
import neva.pipeline.PipelineConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorCommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void furnish() throws Exception {
    DetectWorkshop.furnish(folder);
  }

  private Result runWell(String line) throws Exception {
    Result result = NevaProcess.run(folder, line.split(" "));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  @Test
  void trainTellsOfTheDataBeforeTheFirstStepAndOfTheResultAfterTheLast() throws Exception {
    assertThat(Files.readString(folder.resolve("whole.txt")))
        .containsSubsequence(
            "data:     12 pictures",
            "1 fish: ",
            "2 frog: ",
            "anchors: ",
            "warning:  Class ",
            "run whole: 12 steps of 4 pictures in float32, from nothing",
            "step 10",
            "held out: 4 pictures",
            "AP@0.5  class",
            "report:   whole/report",
            "try:      ./neva detect predict --model whole/export");
    assertThat(folder.resolve("whole/report/metrics.json")).exists();
    assertThat(folder.resolve("whole/export/saved_model.pb")).exists();
    assertThat(folder.resolve("whole/export/label_map.pbtxt")).exists();
  }

  @Test
  void anInterruptedTrainingEndsAsTheWholeOne() throws Exception {
    runWell(DetectWorkshop.TRAIN + " --steps 6 --run parts");
    runWell("detect train --resume --run parts --steps 12");
    RunAssertions.assertSameResults(folder.resolve("parts"), folder.resolve("whole"));
  }

  @Test
  void holdsAShareOutWhenNothingElseIsThereToMeasureOn() throws Exception {
    String train =
        "detect train --base none --config small.config --train records/train.record-*"
            + " --batch 4 --steps 2 --validation 0.25 --run split";
    assertThat(runWell(train).out())
        .contains("data:     9 pictures")
        .contains("held out: 3 pictures");
    assertThat(runWell("detect evaluate --run split").out()).contains("3 pictures");
    assertThat(runWell("detect train --resume --run split").out())
        .contains("The run was complete: it ended at step 2.");
  }

  @Test
  @Tag("slow")
  void startsFromTheExportOfAnotherRunAndKeepsItsClasses() throws Exception {
    runWell("detect export --run whole --out models/small");
    PipelineConfig.read(folder.resolve("models/small/pipeline.config"), warning -> {});
    Files.writeString(folder.resolve("one.pbtxt"), "item { id: 1 name: 'toad' }");
    Path toads = folder.resolve("toads");
    for (String part : List.of("images", "annotations")) {
      Files.createDirectories(toads.resolve(part));
    }
    for (Path xml : Files.list(folder.resolve("annotations")).toList()) {
      String text = Files.readString(xml).replaceAll("<name>f.*?</name>", "<name>toad</name>");
      Files.writeString(toads.resolve("annotations").resolve(xml.getFileName()), text);
    }
    runWell(
        "tfrecord convert --from voc --images images --annotations toads/annotations"
            + " --labels one.pbtxt --out toads/records");
    String train =
        "detect train --base models/small --train toads/records/train.record-* --steps 1"
            + " --append-classes --run more";
    assertThat(runWell(train).out()).contains("from models/small");
    assertThat(Files.readString(folder.resolve("more/export/label_map.pbtxt")))
        .containsSubsequence("fish", "frog", "toad");
  }

  @Test
  void predictsWithAnExportAndDrawsWhatItFound() throws Exception {
    runWell("detect export --run whole --out models/small --frozen");
    Result savedModel =
        runWell(
            "detect predict --model models/small --min-score 0.01 --out found"
                + " images/scene-001.jpg images/scene-002.jpg images/scene-001.jpg");
    assertThat(savedModel.out())
        .containsSubsequence("images/scene-001.jpg", "images/scene-002.jpg")
        .containsPattern("  (frog|fish) 0\\.\\d\\d at x \\d+ to \\d+, y \\d+ to \\d+");
    for (String name : List.of("scene-001.jpg", "scene-002.jpg", "scene-001-2.jpg")) {
      assertThat(ImageIO.read(folder.resolve("found").resolve(name).toFile()).getWidth())
          .isEqualTo(120);
    }
    Result frozen =
        runWell(
            "detect predict --model models/small/frozen_inference_graph.pb --min-score 0.01"
                + " --labels records/label_map.pbtxt images/scene-001.jpg");
    assertThat(savedModel.out()).startsWith(frozen.out());
    Result rebuilt =
        runWell(
            "detect predict --model models/small --rebuild --min-score 0.01 images/scene-001.jpg");
    assertThat(rebuilt.out()).isEqualTo(frozen.out());
  }

  @Test
  void evaluatesAModelAndARunAlike() throws Exception {
    String run = runWell("detect evaluate --run whole").out();
    String model =
        runWell("detect evaluate --model whole/export --eval records/eval.record-*").out();
    assertThat(run).contains("report:   whole/report").endsWith(model);
    assertThat(model).startsWith("4 pictures, ");
  }
}

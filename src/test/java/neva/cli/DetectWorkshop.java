package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.PipelineTraining;
import neva.detection.pipeline.PipelineTraining.Augmentation;
import neva.detection.pipeline.RecordInput;
import neva.detection.recordset.AnnotationSource;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.Conversion;
import neva.detection.recordset.SplitConfig;
import neva.detection.scene.Scenes;
import neva.detection.scene.Thing;
import neva.detection.ssd.ExtractorConfig;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.Start;
import neva.io.FileTree;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import neva.training.RmsProp;
import neva.training.Schedule;

/**
 * A folder that holds {@code images} of drawn frogs and fishes, {@code records} of them, {@code
 * small.config} of a very small network, and {@code whole}, a run of twelve steps that was never
 * interrupted.
 */
final class DetectWorkshop {

  /**
   * How {@code whole} was trained, but for its length and its directory; {@code @} stands for the
   * folder.
   */
  static final String TRAIN =
      "detect train --base none --config @small.config --train @records/train.record-*"
          + " --eval @records/eval.record-* --checkpoint-every 4 --evaluate-every 6"
          + " --precision float32 ";

  private static Path original;

  private DetectWorkshop() {}

  /** Puts a copy into {@code folder}. */
  static void furnish(Path folder) throws Exception {
    Workshop.copy(original(), folder);
  }

  private static synchronized Path original() throws Exception {
    if (original == null) {
      Path folder = Files.createTempDirectory("neva-detect");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      draw(folder);
      NevaProcess.Result result = run(folder, TRAIN + "--run @whole");
      assertThat(result.exitCode()).as(result.toString()).isZero();
      Files.writeString(folder.resolve("whole.txt"), result.out());
      original = folder;
    }
    return original;
  }

  /** Runs a line in this JVM; {@code @} stands for the folder. */
  static NevaProcess.Result run(Path folder, String line) {
    return NevaHere.run(line.replace("@", folder + "/"));
  }

  private static void draw(Path folder) throws IOException {
    Scenes.of(List.of(Thing.FROG, Thing.FISH), 16)
        .withMost(2)
        .withSize(120, 90)
        .write(folder.resolve("images"), folder.resolve("annotations"));
    Conversion.of(
            new AnnotationSource(Kind.VOC, folder.resolve("images"), folder.resolve("annotations")),
            folder.resolve("records"))
        .withSplit(new SplitConfig(0.75, null, 1, 1))
        .run();
    new PipelineConfig(
            network(),
            Optional.empty(),
            Optional.of(training()),
            RecordInput.NONE,
            RecordInput.NONE)
        .write(folder.resolve("small.config"));
  }

  /** The schedule does not depend on the length, so that a run can be prolonged. */
  private static PipelineTraining training() {
    return new PipelineTraining(
        4,
        12,
        RmsProp.SSD,
        new Schedule.Constant(0.004),
        0,
        List.of(Augmentation.of("random_horizontal_flip"), Augmentation.of("ssd_random_crop")),
        "",
        Start.ALL,
        List.of());
  }

  private static SsdConfig network() {
    return SsdConfig.mobileNetV1(2)
        .withSize(64, 64)
        .withExtractor(
            new ExtractorConfig(
                MobileNetConfig.published(MobileNetVersion.MOBILENET_V1)
                    .withDepthMultiplier(0.25)
                    .withMinDepth(8)
                    .withNormMomentum(0.97),
                false));
  }

  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      System.err.println(folder + " stays: " + e.getMessage());
    }
  }
}

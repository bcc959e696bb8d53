package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import neva.detection.sample.DetectionData;
import neva.detection.sample.DetectionRecords;
import neva.detection.sample.DrawnRecords;
import neva.detection.ssd.ExtractorConfig;
import neva.detection.ssd.SsdConfig;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import neva.training.Cadence;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.Sgd;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;

/** A quarter-width SSD MobileNet at 96 pixels that trains on drawn scenes in seconds. */
final class SmallDetector {

  static final int STEPS = 8;

  static final SsdConfig SSD =
      SsdConfig.mobileNetV1(2)
          .withSize(96, 96)
          .withExtractor(
              new ExtractorConfig(
                  MobileNetConfig.published(MobileNetVersion.MOBILENET_V1)
                      .withDepthMultiplier(0.25)
                      .withMinDepth(8)
                      .withNormMomentum(0.9),
                  false));

  /** Eight steps, each of them logged; evaluation every four, a checkpoint every two. */
  static final DetectorConfig CONFIG =
      DetectorConfig.fromNothing(SSD)
          .withTraining(
              TrainingConfig.DEFAULT
                  .withOptimizer(new Sgd(0.9f))
                  .withSteps(STEPS)
                  .withBatchSize(4)
                  .withClipNorm(10)
                  .withCadence(
                      Cadence.DEFAULT
                          .withScalars(1)
                          .withEvaluate(4)
                          .withCheckpoint(2)
                          .withMaxToKeep(3)));

  private SmallDetector() {}

  /** Records of eleven scenes, of which one is background. */
  static DetectionRecords records(Path folder) throws IOException {
    return DrawnRecords.open(DrawnRecords.write(folder, 11));
  }

  /** Data that choose the best weights by what they train on. */
  static DetectionData all(DetectionRecords records) {
    return DetectionData.of(records).withValidation(records);
  }

  static Outcome train(
      UnaryOperator<DetectorConfig> change,
      DetectionRecords records,
      Run run,
      TrainingListener... listeners)
      throws IOException {
    try (SsdDetector detector = SsdDetector.create(change.apply(CONFIG), DrawnRecords.LABELS)) {
      return detector.fit(all(records), run, listeners);
    }
  }
}

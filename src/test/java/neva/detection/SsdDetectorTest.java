package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.PipelineTraining;
import neva.detection.sample.DetectionRecords;
import neva.detection.sample.DrawnRecords;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdInference;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.Start;
import neva.image.Picture;
import neva.io.BadInputException;
import neva.savedmodel.SharedSession;
import neva.tensorboard.EventReader;
import neva.training.Cadence;
import neva.training.FrozenVariables;
import neva.training.NonFiniteLossException;
import neva.training.Outcome.End;
import neva.training.Recorded;
import neva.training.Run;
import neva.training.Schedule;
import neva.training.Sgd;
import neva.training.TrainingListener;
import neva.training.TrainingState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

class SsdDetectorTest {

  private static final UnaryOperator<DetectorConfig> AS_IT_IS = UnaryOperator.identity();

  @TempDir static Path shared;

  @TempDir Path folder;

  private static DetectionRecords records;
  private static Run straight;
  private static SsdDetector trained;
  private static Path exported;

  @BeforeAll
  static void trainAndExport() throws IOException {
    records = SmallDetector.records(shared);
    straight = Run.in(shared.resolve("straight"));
    exported = shared.resolve("exported");
    trained = SsdDetector.create(SmallDetector.CONFIG, DrawnRecords.LABELS);
    assertThat(trained.fit(SmallDetector.all(records), straight).end()).isEqualTo(End.COMPLETE);
    trained.export(exported, true);
  }

  @AfterAll
  static void close() throws IOException {
    trained.close();
    records.close();
  }

  private Run run() {
    return Run.in(folder.resolve("run"));
  }

  @Test
  void logsUnderTheTagsThatUsersKnow() throws IOException {
    assertThat(EventReader.tags(straight.trainLogs()).keySet())
        .contains(
            "Loss/localization_loss",
            "Loss/classification_loss",
            "Loss/regularization_loss",
            "Loss/total_loss",
            "learning_rate");
    assertThat(EventReader.tags(straight.evalLogs()).keySet())
        .contains(
            "DetectionBoxes_Precision/mAP",
            "DetectionBoxes_Precision/mAP@.50IOU",
            "DetectionBoxes_Recall/AR@100",
            "DetectionBoxes_PerformanceByCategory/mAP/frog",
            "PascalBoxes_Precision/mAP@0.5IOU",
            "PascalBoxes_PerformanceByCategory/AP@0.5IOU/fish",
            "Loss/total_loss",
            "Detections_Left_Groundtruth_Right");
    assertThat(EventReader.scalars(straight.evalLogs(), "DetectionBoxes_Precision/mAP"))
        .extracting(point -> point.step())
        .containsExactly(4L, 8L);
  }

  @Test
  void theTotalIsTheSumOfTheParts() throws IOException {
    double total = 0;
    for (String part : List.of("localization", "classification", "regularization")) {
      total += EventReader.scalars(straight.trainLogs(), "Loss/" + part + "_loss").get(3).value();
    }
    assertThat(EventReader.scalars(straight.trainLogs(), "Loss/total_loss").get(3).value())
        .isCloseTo(total, within(1e-4));
    assertThat(EventReader.scalars(straight.trainLogs(), "loss").get(3).value())
        .isCloseTo(total, within(1e-4));
  }

  /** The record file breaks while training goes on. */
  @Test
  void stopsAtADamagedRecordAndKeepsItsCheckpoint() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path file = DrawnRecords.write(own, 11);
    byte[] whole = Files.readAllBytes(file);
    TrainingListener cutting =
        new TrainingListener() {
          @Override
          public void batchEnded(TrainingState training) {
            if (training.step() == 3) {
              write(file, Arrays.copyOf(whole, 100));
            }
          }
        };
    try (DetectionRecords damaged = DrawnRecords.open(file)) {
      assertThatThrownBy(() -> SmallDetector.train(AS_IT_IS, damaged, run(), cutting))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("train.record, record ");
    }
    Path latest = resumed().checkpoints(1).latest().orElseThrow();
    assertThat(latest.getFileName().toString()).matches("model-[246]");
    TensorBundle.open(latest).verify();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run resumed() {
    return Run.existing(folder.resolve("run"));
  }

  @Test
  void refusesToContinueWithOtherOptionsOrRecords() throws IOException {
    Run finished = Run.existing(straight.directory());
    assertThatThrownBy(
            () ->
                SmallDetector.train(
                    c -> c.withTraining(t -> t.withBatchSize(3)), records, finished))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("batchSize was 4 and is now 3");
    try (DetectionRecords fewer = DrawnRecords.open(DrawnRecords.write(folder, 9))) {
      assertThatThrownBy(() -> SmallDetector.train(AS_IT_IS, fewer, finished))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("The run began with other records to train on");
    }
  }

  @Test
  void theExportFindsWhatTheDetectorFinds() throws IOException {
    Picture picture = records.picture(0);
    List<Detection> expected = trained.predict(picture, 0);
    assertThat(expected).hasSizeGreaterThan(50);
    try (SsdDetector loaded = SsdDetector.load(straight);
        Detector savedModel = ExportedDetector.load(exported);
        Detector frozen = ExportedDetector.load(exported.resolve("frozen_inference_graph.pb"))) {
      assertThat(loaded.predict(picture, 0)).isEqualTo(expected);
      assertSame(savedModel.predict(picture, 0), expected);
      assertSame(frozen.predict(picture, 0), expected);
      assertThat(savedModel.labels()).isEqualTo(DrawnRecords.LABELS);
      assertThat(savedModel.evaluate(records).voc().meanAveragePrecision())
          .isCloseTo(trained.evaluate(records).voc().meanAveragePrecision(), within(1e-6));
    }
  }

  @Test
  void theExportTellsOfTheTrainingThatTookPlace() throws IOException {
    PipelineConfig told = PipelineConfig.read(exported.resolve("pipeline.config"), w -> {});
    assertThat(told.model()).isEqualTo(SmallDetector.SSD);
    assertThat(told.frozenNorm()).hasValue(false);
    assertThat(told.training())
        .hasValue(
            new PipelineTraining(
                4,
                SmallDetector.STEPS,
                new Sgd(0.9f),
                new Schedule.Constant(1e-3),
                10,
                List.of(
                    PipelineTraining.Augmentation.of("random_horizontal_flip"),
                    PipelineTraining.Augmentation.of("ssd_random_crop")),
                "",
                Start.ALL,
                List.of()));
  }

  private static void assertSame(List<Detection> found, List<Detection> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).name()).isEqualTo(expected.get(i).name());
      assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-5));
      assertThat(found.get(i).box().xmin()).isCloseTo(expected.get(i).box().xmin(), within(1e-3));
      assertThat(found.get(i).box().ymax()).isCloseTo(expected.get(i).box().ymax(), within(1e-3));
    }
  }

  @Test
  void theExportHasTheSignatureOfTheApi() throws IOException {
    Picture picture = records.picture(0);
    byte[] rgb = new byte[2 * 3 * picture.width() * picture.height()];
    picture.writeRgb(rgb, 0);
    picture.writeRgb(rgb, rgb.length / 2);
    Shape two = Shape.of(2, picture.height(), picture.width(), 3);
    try (SavedModelBundle bundle = SavedModelBundle.load(exported.toString(), "serve");
        TUint8 images = TUint8.tensorOf(two, DataBuffers.of(rgb));
        Result result = bundle.function("serving_default").call(Map.of("inputs", images))) {
      assertThat(
              Stream.of(
                      "detection_boxes",
                      "detection_scores",
                      "detection_classes",
                      "num_detections",
                      "raw_detection_boxes",
                      "raw_detection_scores")
                  .map(key -> ((TFloat32) result.get(key).orElseThrow()).shape().toString()))
          .containsExactly(
              "[2, 100, 4]", "[2, 100]", "[2, 100]", "[2]", "[2, 204, 4]", "[2, 204, 3]");
      Detection best = trained.predict(picture, 0).get(0);
      TFloat32 scores = (TFloat32) result.get("detection_scores").orElseThrow();
      TFloat32 boxes = (TFloat32) result.get("detection_boxes").orElseThrow();
      assertThat((double) scores.getFloat(1, 0)).isCloseTo(best.score(), within(1e-5));
      assertThat((double) boxes.getFloat(1, 0, 0) * picture.height())
          .isCloseTo(best.box().ymin(), within(1e-3));
    }
  }

  @Test
  void whatIsFrozenKeepsItsBitsWhileTheRestMoves() throws IOException {
    Run run = run();
    List<String> shown = new ArrayList<>();
    SmallDetector.train(
        c ->
            c.withBase(exported.toString())
                .withFrozenNorm(true)
                .withFrozenVariables(
                    new FrozenVariables(
                        List.of("FeatureExtractor/MobilenetV1/Conv2d_[0-5](_|/)", "Bx")))
                .withTraining(t -> t.withSteps(2)),
        records,
        run,
        Recorded.in(shown));
    assertThat(shown.get(0)).startsWith("data:     11 pictures").contains("anchors:", "warning:");
    assertThat(shown.get(1)).isEqualTo("No variable begins with Bx, which is to be frozen.");
    assertThat(shown.get(2)).startsWith("Loaded 199 of 199 variables from");
    assertThat(run.report().resolve("restore.txt")).content().startsWith("Loaded 199 of 199");
    TensorBundle base = TensorBundle.open(exported.resolve("variables/variables"));
    TensorBundle start = TensorBundle.open(run.checkpoints().resolve("model-0"));
    TensorBundle end = TensorBundle.open(run.checkpoints().resolve("model-2"));
    assertThat(base.entries()).hasSize(199);
    for (TensorEntry entry : base.entries()) {
      String name = entry.name();
      float[] values = base.floats(name);
      assertThat(start.floats(name)).isEqualTo(values);
      if (name.contains("/moving_") || name.matches(".*/Conv2d_[0-5][_/].*")) {
        assertThat(end.floats(name)).as(name).isEqualTo(values);
      } else if (name.endsWith("weights")) {
        assertThat(end.floats(name)).as(name).isNotEqualTo(values);
      }
    }
  }

  @Test
  void refusesToFreezeEverything() {
    assertThatThrownBy(
            () ->
                SmallDetector.train(
                    c ->
                        c.withBase(exported.toString())
                            .withFrozenVariables(
                                new FrozenVariables(List.of("Feature", "BoxPredictor_"))),
                    records,
                    run()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "frozenVariables must leave variables to train, found that [Feature, BoxPredictor_]"
                + " hold all of the network");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void startsFromTheFeaturesOfABaseAlone() throws IOException {
    DetectorConfig config =
        SmallDetector.CONFIG.withBase(exported.toString()).withStart(Start.FEATURES);
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      SsdNetwork network = new SsdNetwork(config.ssd(), 1);
      SsdInference.of(Ops.create(graph), network);
      assertThat(new BaseWeights(config).restore(session, network).toString())
          .startsWith("Loaded 175 of 199")
          .containsPattern("new +BoxPredictor_0/ClassPredictor/weights +not asked for");
    }
  }

  @Test
  void rebuildsWholeModelsAlone() throws IOException {
    SsdConfig wider = SmallDetector.SSD.withClasses(3);
    assertThatThrownBy(() -> ExportedDetector.rebuild(exported, wider, DrawnRecords.LABELS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("187 of 199 variables were there (BoxPredictor_0/ClassPredictor/");
  }

  @Test
  void keepsTheOldClassesBesideNewOnes() throws IOException {
    LabelMap more = LabelMap.of(List.of("fish", "newt"));
    DetectorConfig config =
        SmallDetector.CONFIG.withBase(exported.toString()).withAppendClasses(true);
    try (SsdDetector wider = SsdDetector.create(config, more);
        Graph graph = new Graph();
        Session session = new Session(graph)) {
      assertThat(wider.labels()).isEqualTo(LabelMap.of(List.of("frog", "fish", "newt")));
      SsdNetwork network = new SsdNetwork(wider.config().ssd(), 1);
      SsdInference inference = SsdInference.of(Ops.create(graph), network);
      assertThat(new BaseWeights(wider.config()).restore(session, network).loaded()).isEqualTo(199);
      Picture picture = records.picture(0);
      List<Detection> oldOnes =
          DetectionSession.of(SharedSession.of("detector", graph, session), inference)
              .predict(picture, wider.labels(), 0)
              .stream()
              .filter(found -> found.classId() < 3)
              .toList();
      List<Detection> expected = trained.predict(picture, 0);
      assertThat(oldOnes).hasSizeGreaterThan(5);
      assertSame(oldOnes, expected.subList(0, oldOnes.size()));
    }
  }

  @Test
  void namesTheLossAndTheRecordsThatMadeItNoNumber() {
    assertThatThrownBy(
            () ->
                SmallDetector.train(
                    c ->
                        c.withTraining(
                            t ->
                                t.withSchedule(new Schedule.Constant(1e30))
                                    .withClipNorm(0)
                                    .withCadence(
                                        Cadence.DEFAULT
                                            .withScalars(1)
                                            .withEvaluate(0)
                                            .withCheckpoint(0))),
                    records,
                    run()))
        .isInstanceOf(NonFiniteLossException.class)
        .hasMessageContaining("Loss/")
        .hasMessageContaining("train.record, record ");
  }

  @Test
  void writesAReport() throws IOException {
    Path report = folder.resolve("report");
    DetectionResults results = trained.evaluate(records);
    DetectionReport writer = new DetectionReport(report);
    writer.writeCurves(straight);
    writer.writeResults(results, "eval");
    writer.writeResults(results, "again");
    assertThat(report.toFile().list())
        .contains(
            "loss.png",
            "precision.png",
            "curves.csv",
            "metrics.json",
            "eval-classes.csv",
            "eval-detections.csv",
            "eval-precision-recall.csv",
            "eval-precision-recall.png",
            "eval-confusion-matrix.csv",
            "eval-confusion-matrix.png",
            "eval-pictures.png",
            "again-pictures.png");
    assertThat(report.resolve("metrics.json"))
        .content()
        .contains("\"eval\"", "\"again\"", "DetectionBoxes_Precision/mAP");
    assertThat(Files.readAllLines(report.resolve("curves.csv")))
        .startsWith("part,curve,step,value")
        .anyMatch(line -> line.matches("train,\"Loss/total_loss\",8,\\d+\\.\\d+"))
        .anyMatch(line -> line.matches("eval,\"DetectionBoxes_Precision/mAP\",4,.*"));
    assertThat(Files.readAllLines(report.resolve("eval-confusion-matrix.csv")).get(0))
        .isEqualTo("true\\found,\"frog\",\"fish\",\"nothing\"");
  }

  @Test
  void refusesARunOfAnotherTask() throws IOException {
    Run other = run();
    other.begin(Map.of("task", "classify")).close();
    assertThatThrownBy(() -> SsdDetector.load(resumed()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a run of detect but");
  }

  @Test
  void refusesALabelMapThatTheNetworkHasNoRoomFor() {
    LabelMap three = LabelMap.of(List.of("frog", "fish", "newt"));
    assertThatThrownBy(() -> SsdDetector.create(SmallDetector.CONFIG, three))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected classes up to 2");
  }

  @Test
  void refusesRecordsOfAClassItDoesNotKnow() throws IOException {
    try (SsdDetector detector =
        SsdDetector.create(SmallDetector.CONFIG, LabelMap.of(List.of("newt")))) {
      assertThatThrownBy(() -> detector.fit(SmallDetector.all(records), run()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("the records have frog");
    }
    assertThat(folder.resolve("run")).doesNotExist();
  }
}

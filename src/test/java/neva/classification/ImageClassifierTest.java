package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.layer.LiveGraph;
import neva.network.NetworkName;
import neva.training.Cadence;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Precision;
import neva.training.Run;
import neva.training.StopAfter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** One small training, and all that can be done with it. */
class ImageClassifierTest {

  private static final ImageData DATA = Shapes.generate(200, 30, 1);
  private static final Cadence CADENCE =
      Cadence.DEFAULT.withScalars(5).withEvaluate(10).withCheckpoint(10).withMaxToKeep(2);
  private static final ClassifierConfig CONFIG =
      ClassifierConfig.of(NetworkName.LAB, DATA)
          .withTraining(
              t ->
                  t.withSteps(20)
                      .withBatchSize(20)
                      .withPrecision(Precision.FLOAT32)
                      .withCadence(CADENCE));

  @TempDir static Path folder;

  private static ImageClassifier classifier;
  private static Outcome outcome;
  private static float[][] probabilities;

  @BeforeAll
  static void train() throws IOException {
    classifier = ImageClassifier.create(CONFIG, DATA.classNames());
    outcome = classifier.fit(DATA, Run.in(run()));
    probabilities = classifier.evaluate(DATA.test()).probabilities();
    classifier.export(exported());
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  private static Path run() {
    return folder.resolve("run");
  }

  private static Path exported() {
    return folder.resolve("exported");
  }

  private static void assertSameProbabilities(float[][] actual) {
    assertThat(actual).hasDimensions(30, 10);
    for (int i = 0; i < actual.length; i++) {
      for (int k = 0; k < actual[i].length; k++) {
        assertThat(actual[i][k]).isCloseTo(probabilities[i][k], within(1e-5f));
      }
    }
  }

  @Test
  void fitsToTheEnd() {
    assertThat(outcome.end()).isEqualTo(End.COMPLETE);
    assertThat(outcome.step()).isEqualTo(20);
    assertThat(outcome.bestStep()).isIn(10L, 20L);
  }

  @Test
  void aRunHoldsWhatThePagesPromise() {
    assertThat(run().resolve("config.json")).isNotEmptyFile();
    assertThat(run().resolve("checkpoints/model-20.index")).isNotEmptyFile();
    assertThat(run().resolve("checkpoints/best")).isNotEmptyDirectory();
    assertThat(run().resolve("logs/eval")).isNotEmptyDirectory();
  }

  @Test
  void theRunGivesTheSameProbabilities() throws IOException {
    try (ImageClassifier loaded = ImageClassifier.load(Run.existing(run()))) {
      assertThat(loaded.classNames()).isEqualTo(DATA.classNames());
      assertSameProbabilities(loaded.evaluate(DATA.test()).probabilities());
    }
  }

  @Test
  void theExportGivesTheSameProbabilities() throws IOException {
    try (Classifier loaded = ExportedClassifier.load(exported())) {
      assertThat(loaded.classNames()).isEqualTo(DATA.classNames());
      assertSameProbabilities(loaded.evaluate(DATA.test()).probabilities());
    }
  }

  @Test
  void theExportServesWithoutNeva() throws IOException {
    LabeledImages test = DATA.test().inMemory();
    try (SavedModelBundle bundle = SavedModelBundle.load(exported().toString(), "serve");
        TUint8 images =
            TUint8.tensorOf(Shape.of(30, 32, 32, 3), DataBuffers.of(test.pixels(), true, false));
        Result result = bundle.function("serving_default").call(Map.of("images", images))) {
      float[] flat = LiveGraph.floats((TFloat32) result.get("probabilities").orElseThrow());
      float[][] rows = new float[30][];
      TInt64 classes = (TInt64) result.get("class").orElseThrow();
      Predictions expected = new Predictions(test, test.labels(), probabilities);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(flat, i * 10, (i + 1) * 10);
        assertThat(classes.getLong(i)).isEqualTo(expected.label(i));
      }
      assertSameProbabilities(rows);
    }
  }

  @Test
  void predictsAPictureFileAsItsPixels() throws IOException {
    Path picture = folder.resolve("shape.png");
    ImageIO.write(DATA.test().get(3).image(), "png", picture.toFile());
    List<Prediction> predictions = classifier.predict(picture);
    assertThat(predictions)
        .hasSize(10)
        .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
    Predictions expected = Predictions.of(DATA.test(), probabilities);
    assertThat(predictions.get(0).className()).isEqualTo(DATA.classNames().get(expected.label(3)));
    assertThat(predictions.get(0).probability()).isCloseTo(expected.confidence(3), within(1e-5));
  }

  @Test
  void rejectsAFileThatIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
    assertThatThrownBy(() -> classifier.predict(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("notes.png");
  }

  @Test
  void aFinishedRunResumedDoesNothing() throws IOException {
    try (ImageClassifier again = ImageClassifier.create(CONFIG, DATA.classNames())) {
      Outcome resumed = again.fit(DATA, Run.existing(run()));
      assertThat(resumed.wasFinished()).isTrue();
      assertSameProbabilities(again.evaluate(DATA.test()).probabilities());
    }
  }

  @Test
  void aResumedRunKeepsItsOptionsAndData() {
    ClassifierConfig other = CONFIG.withTraining(t -> t.withBatchSize(50));
    try (ImageClassifier again = ImageClassifier.create(other, DATA.classNames())) {
      assertThatThrownBy(() -> again.fit(DATA, Run.existing(run())))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("batchSize was 20 and is now 50");
    }
    try (ImageClassifier again = ImageClassifier.create(CONFIG, DATA.classNames())) {
      ImageData others = Shapes.generate(200, 30, 2);
      assertThatThrownBy(() -> again.fit(others, Run.existing(run())))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("The run began with shapes (fingerprint");
    }
  }

  @Test
  void aStoppedTrainingContinuesToTheSameWeights() throws IOException {
    Path stopped = folder.resolve("stopped");
    try (ImageClassifier part = ImageClassifier.create(CONFIG, DATA.classNames())) {
      Outcome half = part.fit(DATA, Run.in(stopped), new StopAfter(7));
      assertThat(half.end()).isEqualTo(End.INTERRUPTED);
    }
    try (ImageClassifier rest = ImageClassifier.create(CONFIG, DATA.classNames())) {
      assertThat(rest.fit(DATA, Run.existing(stopped)).firstStep()).isEqualTo(7);
    }
    for (String suffix : List.of("index", "data-00000-of-00001")) {
      Path file = Path.of("checkpoints/model-20." + suffix);
      assertThat(stopped.resolve(file)).hasSameBinaryContentAs(run().resolve(file));
    }
  }

  @Test
  void rejectsDataOfOtherClasses() throws IOException {
    Path untouched = folder.resolve("untouched");
    try (ImageClassifier other = ImageClassifier.create(CONFIG, List.of("cat", "dog"))) {
      assertThatThrownBy(() -> other.fit(DATA, Run.in(untouched)))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Expected the classes [cat, dog] but the data have [circle");
    }
    assertThat(untouched).doesNotExist();
  }

  @Test
  void rejectsImagesSmallerThanTheCrop() {
    ImageData small = images(16, DATA.classNames());
    assertThatThrownBy(() -> classifier.fit(small, Run.in(folder.resolve("small"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected images as large as the windows that the network sees, 24x24 pixels, but found 16x16: give larger images, or take the windows of ClassifierConfig.of(network, data).");
  }

  @Test
  void rejectsImagesTooSmallForTheNetwork() {
    ClassifierConfig small =
        ClassifierConfig.of(NetworkName.MNIST_CONV, images(5, DATA.classNames()));
    Path run = folder.resolve("tiny");
    try (ImageClassifier tiny = ImageClassifier.create(small, DATA.classNames())) {
      assertThatThrownBy(() -> tiny.fit(images(5, DATA.classNames()), Run.in(run)))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Expected larger images for the network mnist-conv")
          .hasMessageContaining("5x5 pixels");
    }
    assertThat(run).doesNotExist();
  }

  @Test
  void rejectsAnExportWithMoreNamesThanOutputs() throws IOException {
    Path broken = folder.resolve("broken");
    classifier.export(broken);
    Files.writeString(broken.resolve("assets/class_names.txt"), "one\ntwo\n");
    assertThatThrownBy(() -> ExportedClassifier.load(broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected 10 class names, one for each output of the network")
        .hasMessageContaining("found 2");
  }

  @Test
  void evaluatesImagesOfItsOwnSizeAndClassesAlone() {
    assertThatThrownBy(() -> classifier.evaluate(images(28, DATA.classNames()).test()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected images of 32x32 pixels in colour but found 28x28 pixels in colour: take such images, or train on these.");
    assertThatThrownBy(() -> classifier.evaluate(images(32, List.of("cat", "dog")).test()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected images of the classes [circle")
        .hasMessageContaining("but found [cat, dog]: choose the same ones");
  }

  private static ImageData images(int side, List<String> classNames) {
    byte[] black = new byte[2 * side * side * 3];
    LabeledImages two = new LabeledImages(side, side, 3, black, new int[] {0, 1}, classNames);
    return ImageData.of(two).withTest(two);
  }

  @Test
  void mustBeTrainedBeforeItClassifies() {
    try (ImageClassifier fresh = ImageClassifier.create(CONFIG, DATA.classNames())) {
      assertThatThrownBy(() -> fresh.evaluate(DATA.test()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Must call fit() or load() before classifying.");
      assertThatThrownBy(() -> fresh.export(folder.resolve("nothing")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Must call fit() or load() a run before exporting.");
    }
  }

  @Test
  void writesAReport() throws IOException {
    Path report = folder.resolve("report");
    ClassifierReport writer = new ClassifierReport(Files.createDirectory(report));
    writer.writeCurves(Run.existing(run()));
    writer.writePredictions(classifier.evaluate(DATA.test()), "test");
    writer.writeDistortions(classifier);
    for (String file :
        List.of(
            "loss.png",
            "accuracy.png",
            "test-confusion-matrix.png",
            "test-images.png",
            "distortions.png")) {
      assertThat(ImageIO.read(report.resolve(file).toFile())).isNotNull();
    }
    assertThat(report.resolve("metrics.json")).content().contains("\"test\"", "\"circle\"");
    assertThat(report.resolve("test-confusion-matrix.csv"))
        .content()
        .startsWith("true\\predicted,");
  }
}

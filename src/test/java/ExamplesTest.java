import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.classification.Classifier;
import neva.classification.ExportedClassifier;
import neva.classification.ImageClassifier;
import neva.classification.Prediction;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.Shapes;
import neva.detection.Detector;
import neva.detection.ExportedDetector;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what they say, in a short form. */
class ExamplesTest {

  /** Of ten classes a tenth is guessed; so good is who has learnt something. */
  private static final double LEARNT = 0.2;

  @TempDir Path folder;

  @FunctionalInterface
  private interface Example {
    void run() throws Exception;
  }

  private static List<String> printed(Example example) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      example.run();
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static double mean(List<ScalarPoint> points) {
    return points.stream().mapToDouble(ScalarPoint::value).average().orElseThrow();
  }

  private static void assertLossFalls(Path run) throws IOException {
    List<ScalarPoint> losses = EventReader.scalars(run.resolve("logs/train"), "loss");
    int half = losses.size() / 2;
    assertThat(mean(losses.subList(half, losses.size()))).isLessThan(mean(losses.subList(0, half)));
  }

  private static double number(List<String> lines, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(String.join("\n", lines));
    assertThat(matcher.find()).as("%s in %s", pattern, lines).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void imagesAreClassified() throws Exception {
    Path run = folder.resolve("run");
    List<String> lines = printed(() -> ClassifyImages.run(400, 8, run));
    assertLossFalls(run);
    double accuracy = number(lines, "(?m)^accuracy ([0-9.]+)$");
    try (Classifier exported = ExportedClassifier.load(run.resolve("export"))) {
      ImageData data = Shapes.generate(400, 80, 1);
      assertThat(exported.evaluate(data.test()).accuracy()).isCloseTo(accuracy, within(0.03));
      assertThat(exported.classNames()).contains(lines.get(lines.size() - 1).split(" ")[0]);
    }
  }

  /** Before training a detector finds none of them: a mean average precision of 0. */
  @Test
  void objectsAreDetected() throws Exception {
    Path run = folder.resolve("run");
    DetectObjects.records(folder.resolve("records"));
    List<String> lines = printed(() -> DetectObjects.run(20, folder.resolve("records"), run));
    assertThat(number(lines, "overlap of 0.5 ([0-9.]+)")).isGreaterThan(0.05);
    try (Detector exported = ExportedDetector.load(run.resolve("export"))) {
      assertThat(exported.predict(Path.of("detection/images/scene-021.jpg"), 0.1))
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.name()).isEqualTo("frog"));
    }
  }

  @Test
  void seriesAreForecast() throws Exception {
    List<String> lines = printed(() -> ForecastSeries.run(10, folder));
    assertThat(number(lines, "lstm +([0-9.]+)")).isLessThan(number(lines, "naive +([0-9.]+)"));
    String next = lines.get(lines.size() - 2);
    String served = lines.get(lines.size() - 1);
    assertThat(next).startsWith("1976-01 to 1976-12: [");
    assertThat(served).startsWith("1976-01 to 1976-12: ["); // by the network alone
  }

  @Test
  void arraysAreLearntFrom() throws IOException {
    assertThat(OwnArrays.accuracy(400, 10, folder.resolve("run"))).isGreaterThan(0.9);
  }

  @Test
  void aNetworkOfOnesOwnLearns() throws IOException {
    Path run = folder.resolve("run");
    assertThat(OwnNetwork.accuracy(OwnNetwork.SMALL, 1_000, 10, run)).isGreaterThan(LEARNT);
  }

  @Test
  void aLossOfOnesOwnFallsAndAMetricOfOnesOwnChooses() throws IOException {
    Path run = folder.resolve("run");
    Outcome outcome = OwnLoss.train(1_000, 10, run);
    assertLossFalls(run);
    assertThat(outcome.best()).isGreaterThan(0.5);
    assertThat(EventReader.scalars(run.resolve("logs/eval"), "top-3"))
        .extracting(ScalarPoint::value)
        .contains(outcome.best());
  }

  @Test
  void aLayerOfOnesOwnIsTrained() throws IOException {
    Path run = folder.resolve("run");
    OwnNetwork.accuracy(OwnLayer.NETWORK, 500, 10, run);
    TensorBundle trained = TensorBundle.open(Run.existing(run).trainedCheckpoint());
    assertThat(trained.floats("swish/beta")).hasSize(16).doesNotContain(1f);
  }

  @Test
  void aListenerOfOnesOwnWritesAndStops() throws IOException {
    Path csv = folder.resolve("losses.csv");
    Outcome outcome =
        OwnListener.train(Shapes.generate(500, 10, 1), 0.15, csv, folder.resolve("run"));
    assertThat(outcome.end()).isEqualTo(Outcome.End.FINISHED_EARLY);
    assertThat(outcome.step()).isLessThan(1_000);
    assertThat(Files.readAllLines(csv)).hasSize((int) outcome.step() + 1).startsWith("step,loss");
  }

  @Test
  void aSetOfOnesOwnIsRead() throws IOException {
    ImageSet shapes = Shapes.generate(1_000, 10, 1).train();
    OwnDataSet.RawImages images = OwnDataSet.write(shapes, folder.resolve("shapes.bin"));
    try (FileChannel file = images.file()) {
      assertThat(images.fingerprint()).isEqualTo(shapes.fingerprint());
      assertThat(OwnDataSet.train(images, 10, folder.resolve("run")).best()).isGreaterThan(LEARNT);
    }
  }

  /** Stops after some steps, as somebody who wants to go on later. */
  private record StopAt(long step) implements TrainingListener {
    @Override
    public void batchEnded(TrainingState training) {
      if (training.step() == step) {
        training.stop();
      }
    }
  }

  private static Map<String, ByteBuffer> tensors(Path run) throws IOException {
    TensorBundle bundle = TensorBundle.open(Run.existing(run).trainedCheckpoint());
    Map<String, ByteBuffer> tensors = new TreeMap<>();
    for (TensorEntry entry : bundle.entries()) {
      tensors.put(entry.name(), bundle.read(entry.name()));
    }
    return tensors;
  }

  @Test
  void aTrainingOfOnesOwnGoesOnAsIfItHadNotStopped() throws IOException {
    Path straight = folder.resolve("straight");
    Path stopped = folder.resolve("stopped");
    OwnTraining.train(Run.in(straight));
    assertThat(OwnTraining.train(Run.in(stopped), new StopAt(130)).end())
        .isEqualTo(Outcome.End.INTERRUPTED);
    assertThat(OwnTraining.train(Run.existing(stopped)).firstStep()).isEqualTo(130);
    assertThat(tensors(stopped)).isEqualTo(tensors(straight));
    float[] point = OwnPrediction.predict(Run.existing(stopped), 1, 1);
    assertThat(point[0]).isCloseTo((float) Math.cos(1), within(0.05f));
    assertThat(point[1]).isCloseTo((float) Math.sin(1), within(0.05f));
  }

  @Test
  void eightThreadsGetTheAnswersOfOne() throws Exception {
    Path run = folder.resolve("run");
    OwnNetwork.accuracy(OwnNetwork.SMALL, 300, 10, run);
    Path model = folder.resolve("model");
    try (ImageClassifier classifier = ImageClassifier.load(Run.existing(run))) {
      classifier.export(model);
    }
    List<BufferedImage> pictures = new ArrayList<>();
    ImageSet images = Shapes.generate(10, 64, 1).test();
    for (int i = 0; i < images.size(); i++) {
      pictures.add(images.get(i).image());
    }
    List<Prediction> alone = new ArrayList<>();
    try (Classifier classifier = ExportedClassifier.load(model)) {
      pictures.forEach(picture -> alone.add(classifier.predict(picture).get(0)));
    }
    assertThat(new HashSet<>(alone)).hasSizeGreaterThan(1);
    assertThat(EightThreads.ask(model, pictures)).isEqualTo(alone);
  }
}

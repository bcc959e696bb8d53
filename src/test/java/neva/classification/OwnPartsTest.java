package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.checkpoint.TensorBundle;
import neva.classification.explanation.Explanation;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.distortion.Distortion;
import neva.distortion.RandomCrop;
import neva.distortion.RandomFlip;
import neva.io.BadInputException;
import neva.io.Json;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Flatten;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Padding;
import neva.layer.Relu;
import neva.network.ClassifierNetwork;
import neva.network.NetworkName;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;
import neva.training.Cadence;
import neva.training.CrossEntropy;
import neva.training.Loss;
import neva.training.Metric;
import neva.training.Precision;
import neva.training.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A network, a loss, a metric and a distortion that Neva does not know. */
class OwnPartsTest {

  private static final ImageData DATA = Shapes.generate(60, 20, 1);

  private static final ClassifierNetwork NETWORK =
      ClassifierNetwork.named(
          "own-network",
          input -> {
            Initialization he = Initialization.he(input.seed());
            return List.of(
                new Conv2D("conv", 8, 3, 2, Padding.SAME, he),
                new Relu("relu"),
                new GlobalAveragePool("pool"),
                new Dense("logits", input.classes(), he));
          });

  private static final Loss LOSS =
      Loss.named(
          "own-loss",
          (tf, truth, logits) ->
              tf.math.mul(CrossEntropy.PLAIN.of(tf, truth, logits), tf.constant(2f)));

  private static final Metric CONFIDENCE =
      Metric.named(
          "confidence", (tf, truth, logits) -> tf.max(tf.nn.softmax(logits), tf.constant(1)));

  private static final Distortion DARKER =
      Distortion.named("darker", (tf, images, key) -> tf.math.square(images));

  private static final ClassifierConfig CONFIG =
      ClassifierConfig.of(
              NETWORK,
              DATA,
              t ->
                  t.withSteps(4)
                      .withBatchSize(20)
                      .withPrecision(Precision.FLOAT32)
                      .withCadence(Cadence.DEFAULT.withScalars(1).withEvaluate(2)))
          .withLoss(LOSS)
          .withMetrics(CONFIDENCE)
          .withWatched(new Watched("confidence", true))
          .withInput(input -> input.withDistortions(List.of(DARKER)));

  @TempDir static Path folder;

  private static Path run() {
    return folder.resolve("run");
  }

  private static void fit(ClassifierConfig config, Run run) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.create(config, DATA.classNames())) {
      classifier.fit(DATA, run);
    }
  }

  @BeforeAll
  static void train() throws IOException {
    fit(CONFIG, Run.in(run()));
  }

  @Test
  void areRecordedByTheirNamesAndFoundAgain() throws IOException {
    assertThat(ClassifierRun.read(Run.existing(run())).config()).isEqualTo(CONFIG);
    try (ImageClassifier classifier = ImageClassifier.load(Run.existing(run()))) {
      classifier.export(folder.resolve("export"));
      float[][] probabilities = classifier.evaluate(DATA.test()).probabilities();
      try (Classifier exported = ExportedClassifier.load(folder.resolve("export"))) {
        assertThat(exported.evaluate(DATA.test()).probabilities()).isDeepEqualTo(probabilities);
      }
    }
  }

  @Test
  void aNetworkOfOnesOwnSeesWholeImages() {
    assertThat(CONFIG.input().cropHeight()).isEqualTo(32);
    assertThat(CONFIG.training().optimizer())
        .isEqualTo(ClassifierConfig.of(NetworkName.LAB, DATA).training().optimizer());
  }

  @Test
  void theOwnMetricIsMeasuredInTrainingAndOnValidationDataAndChooses() throws IOException {
    assertThat(EventReader.scalars(Run.existing(run()).trainLogs(), "confidence")).hasSize(4);
    List<ScalarPoint> points = EventReader.scalars(Run.existing(run()).evalLogs(), "confidence");
    assertThat(points).hasSize(2).allMatch(point -> point.value() > 0.1 && point.value() < 1);
    ScalarPoint best = points.get(points.get(1).value() > points.get(0).value() ? 1 : 0);
    assertThat(Run.existing(run()).trainedStep()).isEqualTo(best.step());
  }

  /** The mean over all validation images, by another way. */
  @Test
  void theOwnMetricAndLossAreMeansOverTheValidationData() throws IOException {
    ImageData parts = DATA.holdOut(0.1, 1);
    Predictions predictions;
    try (ImageClassifier classifier = ImageClassifier.load(Run.existing(run()))) {
      predictions = classifier.evaluate(parts.validation());
    }
    double confidence = 0;
    for (int i = 0; i < parts.validation().size(); i++) {
      confidence += predictions.confidence(i) / parts.validation().size();
    }
    long step = Run.existing(run()).trainedStep();
    assertThat(logged("confidence", step)).isCloseTo(confidence, within(1e-5));
    assertThat(logged("loss", step)).isCloseTo(2 * predictions.loss(), within(1e-4));
    assertThat(logged("accuracy", step)).isCloseTo(predictions.accuracy(), within(1e-6));
  }

  private static double logged(String metric, long step) throws IOException {
    return EventReader.scalars(Run.existing(run()).evalLogs(), metric).stream()
        .filter(point -> point.step() == step)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void aDistortionOfOnesOwnChangesWhatTheNetworkLearnsFrom() throws IOException {
    Path plain = folder.resolve("plain");
    fit(CONFIG.withInput(input -> input.withDistortions(List.of())), Run.in(plain));
    assertThat(kernels(plain)).isNotEqualTo(kernels(run()));
  }

  private static float[] kernels(Path run) throws IOException {
    return TensorBundle.open(run.resolve("checkpoints/model-4")).floats("conv/weights");
  }

  @Test
  void anOwnNetworkIsExplainedLikeOthers() throws IOException {
    Path pictures = folder.resolve("pictures");
    try (TrainedNetwork network = TrainedNetwork.of(Run.existing(run()));
        Explanation explanation = Explanation.of(Run.existing(run()), network, pictures);
        ImageClassifier classifier = ImageClassifier.load(Run.existing(run()))) {
      explanation.drawFilters(0);
      explanation.drawHeatMaps(Explanation.examples(classifier.evaluate(DATA.test()), "test"));
      assertThat(explanation.remarks()).isEmpty();
    }
    assertThat(pictures.resolve("filters/conv-channel-0.png")).isNotEmptyFile();
    assertThat(pictures.resolve("heat-maps.png")).isNotEmptyFile();
  }

  @Test
  void aRunOfANetworkThatIsNotRegisteredSaysSo() {
    ClassifierConfig config = CONFIG.withNetwork(ClassifierNetwork.of("of-another-program"));
    assertRefused(
        config, "Expected ClassifierNetwork registered as \"of-another-program\" but found");
  }

  private static void assertRefused(ClassifierConfig config, String sentence) {
    Path run = folder.resolve("refused");
    assertThatThrownBy(() -> fit(config, Run.in(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(sentence);
    assertThat(run).doesNotExist();
  }

  private static ClassifierConfig with(String name, ClassifierNetwork network) {
    return CONFIG.withNetwork(ClassifierNetwork.named(name, network));
  }

  @Test
  void aNetworkThatDoesNotEndInAValueForEachClassIsRefused() {
    Initialization he = Initialization.he(1);
    assertRefused(
        with("seven", in -> List.of(new Flatten("flat"), new Dense("fc", 7, he))),
        "Expected [b, 10] from the last layer of the network seven but fc gives [b, 7]: end with");
    assertRefused(
        with("maps", in -> List.of(new Conv2D("conv", 10, 3, 1, Padding.SAME, he))),
        "Expected [b, 10] from the last layer of the network maps but conv gives [b, 32, 32, 10]");
    assertRefused(with("none", in -> List.of()), "Expected layers from the network none");
  }

  @Test
  void aNetworkThatDoesNotFitItsInputSaysWhichLayer() {
    Initialization he = Initialization.he(1);
    assertRefused(
        with("flat", in -> List.of(new Dense("fc", 10, he))),
        "The network flat cannot be applied to windows of 32x32 pixels: Layer fc needs");
  }

  @Test
  void layersThatAreInAnotherGraphAreRefusedBeforeTheyReachNativeCode() {
    List<Layer> once =
        List.of(new Flatten("flatten"), new Dense("logits", 10, Initialization.he(1)));
    assertRefused(
        with("once", in -> once),
        "Expected new layers from the network once at each call but logits is in another graph");
  }

  @Test
  void lossesAndMetricsOfAnotherShapeAreRefused() {
    Loss each = Loss.named("each", (tf, truth, logits) -> rowSums(tf, logits));
    assertRefused(CONFIG.withLoss(each), "Expected a scalar from the loss");
    Metric mean =
        Metric.named(
            "mean", (tf, truth, logits) -> tf.math.mean(logits, tf.constant(new int[] {0, 1})));
    assertRefused(
        CONFIG.withMetrics(CONFIDENCE, mean),
        "Expected a value for each example from the metric mean");
  }

  private static Operand<TFloat32> rowSums(Ops tf, Operand<TFloat32> logits) {
    return tf.reduceSum(logits, tf.constant(1));
  }

  @Test
  void distortionsThatChangeTheSizeAreRefused() {
    assertRefused(
        CONFIG.withInput(input -> input.withDistortions(List.of(new RandomCrop(8, 8)))),
        "Expected images [20, 32, 32, 3] from the distortion RandomCrop");
  }

  @Test
  void whatHasNoNameIsRefusedBeforeTheFirstStep() {
    ClassifierConfig nameless =
        CONFIG.withNetwork(
            in -> List.of(new Flatten("flatten"), new Dense("logits", 10, Initialization.he(1))));
    Path run = folder.resolve("nameless");
    assertThatThrownBy(() -> fit(nameless, Run.in(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("could not be read back");
    assertThat(run.resolve("config.json")).doesNotExist();
    assertThatThrownBy(() -> CONFIG.withMetrics((tf, truth, logits) -> rowSums(tf, logits)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("make it by Metric.named");
  }

  @Test
  void theWatchedNumberMustBeMeasured() {
    assertThatThrownBy(() -> CONFIG.withWatched(new Watched("recall", true)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("watched must be accuracy, loss or one of the metrics, found recall.");
  }

  @Test
  void theNamesOfNevasNetworksAreTaken() {
    assertThatThrownBy(() -> ClassifierNetwork.named("gap", NETWORK))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found gap");
  }

  @Test
  void comeBackFromJson() throws IOException {
    Path file = folder.resolve("config.json");
    ClassifierConfig config =
        CONFIG.withInput(
            input ->
                input.withDistortions(List.of(DARKER, new RandomFlip(), new RandomCrop(3, 4))));
    Json.write(file, config);
    assertThat(Json.read(file, ClassifierConfig.class)).isEqualTo(config);
  }

  @Test
  void imagesWhoseMirrorImagesAreOfAnotherClassAreNotMirrored() throws IOException {
    LabeledImages letters = (LabeledImages) DATA.train();
    ImageData data = ImageData.of(letters).withFlippable(false);
    ClassifierConfig config =
        ClassifierConfig.cifar()
            .withTraining(t -> t.withSteps(1).withBatchSize(10).withPrecision(Precision.FLOAT32));
    Path run = folder.resolve("letters");
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(run));
    }
    assertThat(ClassifierRun.read(Run.existing(run)).config().input().flip()).isEqualTo(Flip.NONE);
  }
}

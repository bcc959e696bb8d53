package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.dataset.Example;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.dataset.Shapes;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Padding;
import neva.layer.Relu;
import neva.network.ClassifierNetwork;
import neva.training.Cadence;
import neva.training.Outcome;
import neva.training.Precision;
import neva.training.Run;
import neva.training.StopAfter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on images that do not lie in memory. */
class FedImagesTest {

  private static final ImageData RESIDENT = Shapes.generate(120, 20, 1);

  /** With all that has state or draws: averages, dropout. */
  private static final ClassifierNetwork SMALL =
      ClassifierNetwork.named(
          "small-with-state",
          input ->
              List.of(
                  new Conv2D("conv", 8, 3, 2, Padding.SAME, Initialization.he(1)).withoutBias(),
                  new BatchNorm("norm", 0.9f, 1e-3f),
                  new Relu("relu"),
                  new GlobalAveragePool("pool"),
                  new Dropout("dropout", 0.25f, input.key()),
                  new Dense("logits", input.classes(), Initialization.he(1))));

  private static final ClassifierConfig CONFIG =
      ClassifierConfig.of(
              SMALL,
              RESIDENT.withValidation(RESIDENT.test()),
              t ->
                  t.withSteps(6)
                      .withBatchSize(20)
                      .withPrecision(Precision.FLOAT32)
                      .withCadence(Cadence.DEFAULT.withEvaluate(3).withCheckpoint(3)))
          .withInput(
              input ->
                  input
                      .withBorder(4)
                      .withRotation(10)
                      .withFlip(Flip.BOTH)
                      .withNormalization(Normalization.CHANNEL));

  @TempDir static Path folder;

  /** A set that says that it is too large for memory. */
  private record OnDemand(ImageSet images) implements ImageSet {

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public Example get(int i) throws IOException {
      return images.get(i);
    }

    @Override
    public List<String> classNames() {
      return images.classNames();
    }

    @Override
    public long bytes() {
      return Long.MAX_VALUE;
    }
  }

  private static ImageData fed() {
    return ImageData.of(new OnDemand(RESIDENT.train()))
        .withValidation(RESIDENT.test())
        .withTest(new OnDemand(RESIDENT.test()))
        .withFlippable(true);
  }

  private static Outcome fit(ImageData data, Run run, StopAfter... stop) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.create(CONFIG, data.classNames())) {
      return classifier.fit(data, run, stop);
    }
  }

  @BeforeAll
  static void trainInMemory() throws IOException {
    fit(RESIDENT.withValidation(RESIDENT.test()), Run.in(folder.resolve("resident")));
  }

  private static void assertSameAsInMemory(Path run) {
    for (String file : List.of("model-6.index", "model-6.data-00000-of-00001")) {
      assertThat(run.resolve("checkpoints").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("resident/checkpoints").resolve(file));
    }
  }

  @Test
  void giveBitForBitTheWeightsOfATrainingInMemory() throws IOException {
    Path run = folder.resolve("fed");
    fit(fed(), Run.in(run));
    assertSameAsInMemory(run);
  }

  @Test
  void continueBitForBitAfterAnInterruption() throws IOException {
    Path run = folder.resolve("stopped");
    fit(fed(), Run.in(run), new StopAfter(4));
    assertThat(fit(fed(), Run.existing(run)).firstStep()).isEqualTo(4);
    assertSameAsInMemory(run);
  }

  @Test
  void areEvaluatedBatchByBatch() throws IOException {
    try (ImageClassifier classifier =
        ImageClassifier.load(Run.existing(folder.resolve("resident")))) {
      assertThat(classifier.evaluate(new OnDemand(RESIDENT.test())).probabilities())
          .isDeepEqualTo(classifier.evaluate(RESIDENT.test()).probabilities());
    }
  }

  @Test
  void endTheTrainingWithTheExceptionOfTheirReader() {
    ImageSet broken =
        new ImageSet() {
          @Override
          public int size() {
            return 120;
          }

          @Override
          public Example get(int i) throws IOException {
            if (i == 77) {
              throw new IOException("the disk of image 77 is gone");
            }
            return RESIDENT.train().get(i);
          }

          @Override
          public int label(int i) throws IOException {
            return RESIDENT.train().label(i);
          }

          @Override
          public List<String> classNames() {
            return RESIDENT.classNames();
          }

          @Override
          public long bytes() {
            return Long.MAX_VALUE;
          }

          @Override
          public String fingerprint() {
            return "broken";
          }
        };
    ImageData data = ImageData.of(broken).withValidation(RESIDENT.test());
    ClassifierConfig config = ClassifierConfig.of(SMALL, data, t -> t.withSteps(3));
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      assertThatThrownBy(() -> classifier.fit(data, Run.in(folder.resolve("broken"))))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk of image 77 is gone");
    }
  }
}

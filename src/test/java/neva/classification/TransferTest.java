package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import neva.checkpoint.TensorBundle;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.network.NetworkName;
import neva.training.Cadence;
import neva.training.FrozenVariables;
import neva.training.Precision;
import neva.training.Run;
import neva.training.StopAfter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network learns six classes, then the top of it four others. */
class TransferTest {

  private static final ImageData ALL = Shapes.generate(300, 40, 1);
  private static final ImageData SIX = classes(0, 6);
  private static final ImageData FOUR = classes(6, 10);
  private static final FrozenVariables BELOW = new FrozenVariables(List.of("conv", "norm", "fc"));

  private static final Cadence CADENCE =
      Cadence.DEFAULT.withScalars(5).withEvaluate(10).withCheckpoint(5).withMaxToKeep(3);

  @TempDir static Path folder;

  private static ImageData classes(int from, int to) {
    try {
      return ALL.withClasses(ALL.classNames().subList(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassifierConfig config(NetworkName network) {
    return ClassifierConfig.of(network, SIX)
        .withTraining(
            t ->
                t.withSteps(10)
                    .withBatchSize(20)
                    .withValidationSplit(0)
                    .withPrecision(Precision.FLOAT32)
                    .withCadence(CADENCE));
  }

  private static Path base() {
    return folder.resolve("base");
  }

  private static ClassifierConfig onBase(FrozenVariables frozen) {
    return config(NetworkName.LAB).withBase(new BaseConfig(base().toString(), frozen));
  }

  private static void fit(ClassifierConfig config, ImageData data, Run run) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, run);
    }
  }

  private static TensorBundle checkpoint(Path run, int step) throws IOException {
    return TensorBundle.open(run.resolve("checkpoints/model-" + step));
  }

  @BeforeAll
  static void trainTheBase() throws IOException {
    fit(config(NetworkName.LAB), SIX, Run.in(base()));
  }

  @Test
  void theTopLearnsNewClassesAndTheRestStays() throws IOException {
    Path run = folder.resolve("top");
    fit(onBase(BELOW), FOUR, Run.in(run));
    TensorBundle before = checkpoint(base(), 10);
    TensorBundle after = checkpoint(run, 10);
    for (String name :
        List.of("conv_1/weights", "norm_1/gamma", "norm_1/moving_mean", "fc_2/biases")) {
      assertThat(after.floats(name)).as(name).isEqualTo(before.floats(name));
    }
    assertThat(after.find("logits/weights").orElseThrow().shape()).containsExactly(128, 4);
    assertThat(after.floats("logits/weights"))
        .isNotEqualTo(checkpoint(run, 0).floats("logits/weights"));
  }

  @Test
  void withoutFrozenVariablesAllOfItGoesOnLearning() throws IOException {
    Path run = folder.resolve("whole");
    fit(onBase(FrozenVariables.NONE), FOUR, Run.in(run));
    float[] conv = checkpoint(base(), 10).floats("conv_1/weights");
    assertThat(checkpoint(run, 0).floats("conv_1/weights")).isEqualTo(conv);
    assertThat(checkpoint(run, 10).floats("conv_1/weights")).isNotEqualTo(conv);
  }

  @Test
  void theSameClassesKeepTheLastLayerToo() throws IOException {
    Path run = folder.resolve("same");
    fit(onBase(FrozenVariables.NONE), SIX, Run.in(run));
    assertThat(checkpoint(run, 0).floats("logits/weights"))
        .isEqualTo(checkpoint(base(), 10).floats("logits/weights"));
  }

  @Test
  void aContinuationNeedsTheBaseNoMore() throws IOException {
    Path lost = folder.resolve("lost");
    fit(config(NetworkName.LAB), SIX, Run.in(lost));
    ClassifierConfig config =
        config(NetworkName.LAB).withBase(new BaseConfig(lost.toString(), BELOW));
    Path run = folder.resolve("continued");
    try (ImageClassifier part = ImageClassifier.create(config, FOUR.classNames())) {
      part.fit(FOUR, Run.in(run), new StopAfter(7));
    }
    FileTree.delete(lost);
    fit(config, FOUR, Run.existing(run));
    fit(onBase(BELOW), FOUR, Run.in(folder.resolve("uninterrupted")));
    assertThat(checkpoint(run, 10).floats("logits/weights"))
        .isEqualTo(checkpoint(folder.resolve("uninterrupted"), 10).floats("logits/weights"));
  }

  @Test
  void whatTheNormalizationComputedIsTakenOver() throws IOException {
    Path fitted = folder.resolve("fitted");
    ClassifierConfig prepared =
        config(NetworkName.LAB).withInput(input -> input.withNormalization(Normalization.CHANNEL));
    fit(prepared, SIX, Run.in(fitted));
    Path run = folder.resolve("prepared");
    fit(prepared.withBase(new BaseConfig(fitted.toString(), BELOW)), FOUR, Run.in(run));
    assertThat(checkpoint(run, 10).floats("input/mean"))
        .isEqualTo(checkpoint(fitted, 0).floats("input/mean"))
        .doesNotContain(0);
  }

  @Test
  void refusesABaseWithAnotherNetwork() {
    ClassifierConfig other =
        config(NetworkName.GAP).withBase(new BaseConfig(base().toString(), BELOW));
    Path run = folder.resolve("other");
    assertThatThrownBy(() -> fit(other, FOUR, Run.in(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a base with the network gap, windows of 24x24 pixels")
        .hasMessageContaining("but found the network lab");
    assertThat(run).doesNotExist();
  }

  @Test
  void refusesToStartFromTheRunThatIsReplaced() throws IOException {
    Path run = folder.resolve("replaced");
    fit(config(NetworkName.LAB), SIX, Run.in(run));
    ClassifierConfig itself =
        config(NetworkName.LAB).withBase(new BaseConfig(run.toString(), BELOW));
    assertThatThrownBy(() -> fit(itself, FOUR, Run.fresh(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the base and the new run are both");
    assertThat(checkpoint(run, 10).entries()).isNotEmpty();
  }

  @Test
  void refusesABaseWithoutACheckpointBeforeAnythingIsWritten() throws IOException {
    Path empty = folder.resolve("empty");
    fit(config(NetworkName.LAB), SIX, Run.in(empty));
    FileTree.delete(empty.resolve("checkpoints"));
    ClassifierConfig config =
        config(NetworkName.LAB).withBase(new BaseConfig(empty.toString(), BELOW));
    Path run = folder.resolve("baseless");
    assertThatThrownBy(() -> fit(config, FOUR, Run.in(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a checkpoint");
    assertThat(run).doesNotExist();
  }

  @Test
  void refusesToFreezeALastLayerThatIsNew() {
    ClassifierConfig top = onBase(new FrozenVariables(List.of("conv", "logits")));
    assertThatThrownBy(() -> fit(top, FOUR, Run.in(folder.resolve("still"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the frozen variables hold logits/weights");
  }

  @Test
  void refusesToFreezeEverything() {
    ClassifierConfig all = onBase(new FrozenVariables(List.of("")));
    assertThatThrownBy(() -> fit(all, FOUR, Run.in(folder.resolve("frozen"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("hold all of the network");
  }
}

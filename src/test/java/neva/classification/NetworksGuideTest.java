package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.distortion.Distortion;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Elu;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Mode;
import neva.layer.Padding;
import neva.layer.Residual;
import neva.layer.Subsample;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.network.ClassifierNetwork;
import neva.network.NetworkName;
import neva.training.Adadelta;
import neva.training.Adam;
import neva.training.Loss;
import neva.training.Metric;
import neva.training.Precision;
import neva.training.Run;
import neva.training.Schedule;
import neva.training.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Everything that docs/networks.md shows, as it stands there. */
class NetworksGuideTest {

  private static final Path GUIDE = Path.of("docs/networks.md");
  private static final Path THIS =
      Path.of("src/test/java/neva/classification/NetworksGuideTest.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private final ImageData data = Shapes.generate(40, 10, 1);

  @TempDir Path folder;

  @Test
  void theGuideShowsWhatIsCompiledHere() throws IOException {
    String compiled = withoutSpaces(Files.readString(THIS));
    List<String> shown =
        JAVA.matcher(Files.readString(GUIDE)).results().map(match -> match.group(1)).toList();
    assertThat(shown).hasSize(7);
    assertThat(shown).allSatisfy(code -> assertThat(compiled).contains(withoutSpaces(code)));
  }

  private static String withoutSpaces(String code) {
    return code.replaceAll("\\s+", "");
  }

  private ClassifierConfig changed() {
    ClassifierConfig config =
        ClassifierConfig.of(
            NetworkName.MNIST_CONV,
            data,
            training ->
                training
                    .withOptimizer(Adadelta.DEFAULT)
                    .withSchedule(new Schedule.Constant(0.001))
                    .withL1(1e-5));
    return config;
  }

  private static ClassifierNetwork small() {
    ClassifierNetwork small =
        ClassifierNetwork.named(
            "small",
            input -> {
              Initialization he = Initialization.he(input.seed());
              return List.of(
                  new Conv2D("conv_1", 16, 3, 1, Padding.SAME, he).withoutBias(),
                  new BatchNorm("norm_1", 0.9f, 1e-3f),
                  new Elu("elu_1"),
                  new Residual(
                      "block_1",
                      List.of(
                          new Conv2D("block_1/conv_1", 32, 3, 2, Padding.EDGE, he).withoutBias(),
                          new BatchNorm("block_1/norm_1", 0.9f, 1e-3f),
                          new Elu("block_1/elu_1"),
                          new Conv2D("block_1/conv_2", 32, 3, 1, Padding.EDGE, he).withoutBias(),
                          new BatchNorm("block_1/norm_2", 0.9f, 1e-3f)),
                      List.of(new Subsample("block_1/shortcut", 2, 32))),
                  new Swish("swish"),
                  new GlobalAveragePool("pool"),
                  new Dropout("dropout", 0.2f, input.key()),
                  new Dense("logits", input.classes(), he));
            });
    return small;
  }

  private ClassifierConfig own(ClassifierNetwork small) {
    Loss focal =
        Loss.named(
            "focal", // Lin et al. 2017, with γ = 2
            (tf, truth, logits) -> {
              Operand<TFloat32> right =
                  tf.reduceSum(tf.math.mul(truth, tf.nn.softmax(logits)), tf.constant(1)); // [b]
              Operand<TFloat32> wrong = tf.math.square(tf.math.sub(tf.constant(1f), right));
              Operand<TFloat32> each =
                  tf.math.mul(wrong, tf.math.log(tf.math.maximum(right, tf.constant(1e-7f))));
              return tf.math.neg(tf.math.mean(each, tf.constant(0)));
            });
    Metric amongTwo =
        Metric.named(
            "among-two",
            (tf, truth, logits) -> {
              Operand<TInt32> label = tf.math.argMax(truth, tf.constant(1), TInt32.class); // [b]
              return tf.dtypes.cast(
                  tf.nn.inTopK(logits, label, tf.constant(2)), TFloat32.class); // [b]
            });
    Distortion noise =
        Distortion.named(
            "noise",
            (tf, images, key) -> {
              Operand<TFloat32> normal =
                  tf.random.statelessRandomNormal(tf.shape(images), key, TFloat32.class);
              Operand<TFloat32> noisy =
                  tf.math.add(images, tf.math.mul(normal, tf.constant(0.05f)));
              return tf.clipByValue(noisy, tf.constant(0f), tf.constant(1f));
            });
    Schedule halving =
        Schedule.named("halving", (step, steps) -> 1e-3 * Math.pow(0.5, 4 * step / steps));
    ClassifierConfig config =
        ClassifierConfig.of(small, data, training -> training.withSchedule(halving))
            .withLoss(focal)
            .withMetrics(amongTwo)
            .withWatched(new Watched("among-two", true))
            .withInput(input -> input.withDistortions(List.of(noise)));
    return config;
  }

  /** As the guide trains, with all steps. */
  private void train(ClassifierNetwork small) throws IOException {
    ClassifierConfig config = ClassifierConfig.of(small, data);
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder.resolve("small")));
      System.out.println(classifier.evaluate(data.test()).accuracy());
    }
  }

  @Test
  void aRecipeChangesAsShown() {
    assertThat(changed().training().optimizer()).isEqualTo(Adadelta.DEFAULT);
    assertThat(changed().training().l1()).isEqualTo(1e-5);
  }

  @Test
  void allPartsTrainTogetherAndTheSummaryIsThatOfTheGuide() throws IOException {
    ClassifierConfig config =
        own(small())
            .withTraining(
                t ->
                    t.withOptimizer(Adam.DEFAULT)
                        .withSteps(2)
                        .withBatchSize(20)
                        .withPrecision(Precision.FLOAT32));
    List<String> told = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void message(String text) {
            told.add(text);
          }
        };
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder.resolve("own")), listener);
      assertThat(classifier.evaluate(data.test()).accuracy()).isBetween(0.0, 1.0);
    }
    String guide = Files.readString(GUIDE).replaceAll(" +\n", "\n");
    String table = told.get(0).replaceAll("\\s+\n", "\n");
    assertThat(guide).contains(table.strip());
  }
}

/**
 * x·sigmoid(βx) with a trained β (Ramachandran et al. 2017, "Searching for Activation Functions").
 */
final class Swish extends Layer {

  private Variable<TFloat32> beta;

  Swish(String name) {
    super(name);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    beta = ones(tf, "beta", Shape.scalar(), Role.OFFSET);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.mul(x, tf.math.sigmoid(tf.math.mul(x, beta.read(tf))));
  }
}

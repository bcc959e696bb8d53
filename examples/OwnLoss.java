import java.io.IOException;
import java.nio.file.Path;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.classification.Watched;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.training.Loss;
import neva.training.Metric;
import neva.training.Outcome;
import neva.training.Run;
import org.tensorflow.types.TFloat32;

/** A loss and a metric of your own. The run records them by their names. */
public class OwnLoss {

  // begin
  /** Weighs what is hard: −(1 − p)²·ln p (Lin et al. 2017, "Focal Loss"). */
  static final Loss FOCAL =
      Loss.named(
          "focal",
          (tf, truth, logits) -> { // both [b, k]
            var logP = tf.reduceSum(tf.math.mul(truth, tf.nn.logSoftmax(logits)), tf.constant(1));
            var hard = tf.math.square(tf.math.sub(tf.constant(1f), tf.math.exp(logP)));
            return tf.math.mean(tf.math.neg(tf.math.mul(hard, logP)), tf.constant(0));
          });

  /** 1 where the class is among the three most probable. */
  static final Metric TOP_3 =
      Metric.named(
          "top-3",
          (tf, truth, logits) -> {
            var classes = tf.math.argMax(truth, tf.constant(1)); // [b]
            var found = tf.nn.inTopK(logits, classes, tf.constant(3L));
            return tf.dtypes.cast(found, TFloat32.class);
          });

  // end

  /** The best checkpoint is the one with the best metric. */
  static Outcome train(int images, double epochs, Path folder) throws IOException {
    ImageData data = Shapes.generate(images, 500, 1);
    ClassifierConfig config =
        ClassifierConfig.of(OwnNetwork.SMALL, data)
            .withLoss(FOCAL)
            .withMetrics(TOP_3)
            .withWatched(new Watched("top-3", true))
            .withTraining(training -> training.lastingEpochs(epochs, images));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      return classifier.fit(data, Run.in(folder));
    }
  }

  public static void main(String[] args) throws IOException {
    System.out.println("top-3 " + train(5_000, 20, Path.of("runs/own-loss")).best());
  }
}

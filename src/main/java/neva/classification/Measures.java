package neva.classification;

import java.util.SortedMap;
import java.util.TreeMap;
import neva.io.BadInputException;
import neva.training.Metric;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What is measured of a batch, added to its graph; all are scalars.
 *
 * @param loss that training minimizes
 * @param metrics accuracy and the metrics of the configuration, by name
 */
record Measures(Operand<TFloat32> loss, SortedMap<String, Operand<TFloat32>> metrics) {

  /**
   * Adds them.
   *
   * @param labels [b]
   * @param logits [b, k]
   * @throws BadInputException when a loss or a metric of the user's own has another shape than its
   *     contract says
   */
  static Measures of(
      Ops tf, Operand<TInt32> labels, Operand<TFloat32> logits, ClassifierConfig config) {
    SortedMap<String, Operand<TFloat32>> metrics = new TreeMap<>();
    metrics.put("accuracy", accuracy(tf, labels, logits));
    int classes = (int) logits.shape().get(1);
    Operand<TFloat32> truth =
        tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f)); // [b, k]
    Operand<TFloat32> loss = config.loss().of(tf, truth, logits);
    require(loss, 0, "a scalar from the loss " + config.loss(), "take the mean over the batch");
    for (Metric metric : config.metrics()) {
      Operand<TFloat32> each = metric.of(tf, truth, logits); // [b]
      String name = ClassifierConfig.nameOf(metric);
      require(
          each, 1, "a value for each example from the metric " + name, "do not reduce the batch");
      metrics.put(name, tf.math.mean(each, tf.constant(0)));
    }
    return new Measures(loss, metrics);
  }

  private static Operand<TFloat32> accuracy(
      Ops tf, Operand<TInt32> labels, Operand<TFloat32> logits) {
    Operand<TInt32> predicted = tf.math.argMax(logits, tf.constant(1), TInt32.class); // [b]
    Operand<TFloat32> right = tf.dtypes.cast(tf.math.equal(predicted, labels), TFloat32.class);
    return tf.math.mean(right, tf.constant(0));
  }

  private static void require(Operand<TFloat32> value, int rank, String expected, String remedy) {
    if (value.shape().numDimensions() != rank) {
      throw new BadInputException(
          "Expected %s but found shape %s: %s.".formatted(expected, value.shape(), remedy));
    }
  }
}

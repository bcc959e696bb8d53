package neva.training;

import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean cross-entropy of classes and the softmax of logits, in nats.
 *
 * @param labelSmoothing share of the truth that is spread evenly over all classes, at least 0 and
 *     below 1 (Szegedy et al. 2016, "Rethinking the Inception Architecture for Computer Vision")
 */
public record CrossEntropy(double labelSmoothing) implements Loss {

  /** Without smoothing. */
  public static final CrossEntropy PLAIN = new CrossEntropy(0);

  public CrossEntropy {
    Check.fraction("labelSmoothing", labelSmoothing);
  }

  @Override
  public Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> logits) {
    Operand<TFloat32> wanted = labelSmoothing == 0 ? truth : smoothed(tf, truth);
    Operand<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(logits, wanted).loss(); // [b]
    return tf.math.mean(each, tf.constant(0));
  }

  private Operand<TFloat32> smoothed(Ops tf, Operand<TFloat32> truth) {
    float spread = (float) (labelSmoothing / truth.shape().get(1));
    Operand<TFloat32> kept = tf.math.mul(truth, tf.constant((float) (1 - labelSmoothing)));
    return tf.math.add(kept, tf.constant(spread));
  }
}

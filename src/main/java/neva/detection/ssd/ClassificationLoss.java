package neva.detection.ssd;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import neva.io.BadInputException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How far logits are from the classes they should name, each class on its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClassificationLoss.Sigmoid.class, name = "sigmoid"),
  @JsonSubTypes.Type(value = ClassificationLoss.Focal.class, name = "focal")
})
public sealed interface ClassificationLoss {

  /**
   * Adds the loss of each logit.
   *
   * @param logits of any shape
   * @param truth of the same shape, 1 or 0
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth);

  /** Cross-entropy of the logistic function, in nats. */
  record Sigmoid() implements ClassificationLoss {

    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth) {
      return tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, truth));
    }
  }

  /**
   * Cross-entropy that counts less the more certain the network is of the truth (Lin et al. 2017,
   * "Focal Loss for Dense Object Detection").
   *
   * @param alpha weight of what is there, 0 to 1; what is not there has 1 − alpha
   * @param gamma how fast certain answers lose their weight, 0 for not at all
   */
  record Focal(double alpha, double gamma) implements ClassificationLoss {

    public Focal {
      if (!(alpha >= 0 && alpha <= 1 && gamma >= 0)) {
        throw new BadInputException(
            "alpha must be 0 to 1 and gamma 0 or more, found %s and %s".formatted(alpha, gamma));
      }
    }

    /** With s the logit's sign as it should be: −ln p = softplus(−s), ln (1 − p) = −softplus(s). */
    @Override
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth) {
      Operand<TFloat32> sign =
          tf.math.sub(tf.math.mul(truth, tf.constant(2f)), tf.constant(1f)); // 1 or −1
      Operand<TFloat32> right = tf.math.mul(logits, sign);
      Operand<TFloat32> crossEntropy = tf.math.softplus(tf.math.neg(right));
      Operand<TFloat32> doubt =
          tf.math.exp(tf.math.mul(tf.math.softplus(right), tf.constant((float) -gamma)));
      Operand<TFloat32> share =
          tf.math.add(
              tf.math.mul(truth, tf.constant((float) (2 * alpha - 1))),
              tf.constant((float) (1 - alpha))); // alpha or 1 − alpha
      return tf.math.mul(tf.math.mul(crossEntropy, doubt), share);
    }
  }
}

package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x / (1 + exp(−x)), also called Swish (Elfwing et al. 2017, "Sigmoid-Weighted Linear Units for
 * Neural Network Function Approximation in Reinforcement Learning").
 */
public final class Silu extends Layer {

  public Silu(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.mul(x, tf.math.sigmoid(x));
  }
}

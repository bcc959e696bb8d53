package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * λ·x where x is positive, λ·α·(exp(x) − 1) elsewhere, with λ = 1.0507 and α = 1.6733: after dense
 * layers with weights of variance 1/fan-in the values stay near mean 0 and variance 1 (Klambauer et
 * al. 2017, "Self-Normalizing Neural Networks").
 */
public final class Selu extends Layer {

  public Selu(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.nn.selu(x);
  }
}

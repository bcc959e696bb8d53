package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x·Φ(x) = x·(1 + erf(x/√2))/2, with the share Φ(x) of a standard normal below x; exact, not the
 * approximation by tanh (Hendrycks and Gimpel 2016, "Gaussian Error Linear Units").
 */
public final class Gelu extends Layer {

  private static final float ROOT_OF_HALF = (float) Math.sqrt(0.5);

  public Gelu(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant(ROOT_OF_HALF)));
    Operand<TFloat32> half = tf.math.mul(x, tf.constant(0.5f));
    return tf.math.mul(half, tf.math.add(erf, tf.constant(1f)));
  }
}

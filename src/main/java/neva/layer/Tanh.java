package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * (exp(x) − exp(−x)) / (exp(x) + exp(−x)), the hyperbolic tangent: from −1 to 1 (LeCun and others
 * 1998, "Efficient BackProp").
 */
public final class Tanh extends Layer {

  public Tanh(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.tanh(x);
  }
}

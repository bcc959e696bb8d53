package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * ln(1 + exp(x)), a smooth ReLU (Dugas et al. 2000, "Incorporating Second-Order Functional
 * Knowledge for Better Option Pricing").
 */
public final class Softplus extends Layer {

  public Softplus(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.softplus(x);
  }
}

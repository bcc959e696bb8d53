package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x where it is positive, exp(x) − 1 elsewhere (Clevert et al. 2015, "Fast and Accurate Deep
 * Network Learning by Exponential Linear Units", with their α of 1).
 */
public final class Elu extends Layer {

  public Elu(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.nn.elu(x);
  }
}

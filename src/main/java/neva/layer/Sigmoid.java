package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * 1 / (1 + exp(−x)), the logistic function: from 0 to 1 (Rumelhart, Hinton and Williams 1986,
 * "Learning representations by back-propagating errors").
 */
public final class Sigmoid extends Layer {

  public Sigmoid(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.sigmoid(x);
  }
}

package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x where it is positive, slope·x elsewhere (Maas et al. 2013, "Rectifier Nonlinearities Improve
 * Neural Network Acoustic Models").
 */
public final class LeakyRelu extends Layer {

  private final float slope;

  /**
   * @param slope of the negative side; 0.01 in the paper
   */
  public LeakyRelu(String name, float slope) {
    super(name);
    this.slope = slope;
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.nn.leakyRelu(x, org.tensorflow.op.nn.LeakyRelu.alpha(slope));
  }
}

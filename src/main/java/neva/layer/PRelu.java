package neva.layer;

import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x where it is positive, slope·x elsewhere, with a slope for each channel, which is the last
 * dimension: {@code slopes} [c]. They are trained from 0.25 on and never decay (He et al. 2015,
 * "Delving Deep into Rectifiers").
 */
public final class PRelu extends Layer {

  private static final float INITIAL_SLOPE = 0.25f;

  private Variable<TFloat32> slopes;

  public PRelu(String name) {
    super(name);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    Shape channels = Shape.of(input.get(input.numDimensions() - 1));
    slopes = filled(tf, "slopes", channels, INITIAL_SLOPE, Role.OFFSET);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    Operand<TFloat32> below = tf.nn.relu(tf.math.neg(x)); // the negative side, as magnitudes
    return tf.math.sub(tf.nn.relu(x), tf.math.mul(slopes.read(tf), below));
  }
}

package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean of each channel over the whole image, [b, h, w, c] to [b, c] (Lin et al. 2013, "Network
 * in Network").
 */
public final class GlobalAveragePool extends Layer {

  public GlobalAveragePool(String name) {
    super(name);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.math.mean(x, tf.constant(new int[] {1, 2})); // [b, c]
  }
}

package neva.forecasting.lstm;

import java.util.Arrays;
import neva.layer.Layer;
import neva.layer.Mode;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Adds normal noise to some inputs while training, so that a network does not learn a few values by
 * heart (Bishop 1995, "Training with noise is equivalent to Tikhonov regularization").
 */
final class InputNoise extends Layer {

  private final float deviation;
  private final int noisy;
  private final Operand<TInt64> key;

  /**
   * @param noisy how many of the features, the first ones, get noise
   * @param key [2], the seed and the global step: the same key draws the same noise
   */
  InputNoise(String name, double deviation, int noisy, Operand<TInt64> key) {
    super(name);
    this.deviation = (float) deviation;
    this.noisy = noisy;
    this.key = key;
  }

  /**
   * @param x [b, t, g, f]
   */
  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    if (mode == Mode.INFER || deviation == 0) {
      return x;
    }
    float[] scale = new float[(int) x.shape().get(3)];
    Arrays.fill(scale, 0, noisy, deviation);
    Operand<TInt64> own = ownKey(tf, key);
    Operand<TFloat32> normal = tf.random.statelessRandomNormal(tf.shape(x), own); // [b, t, g, f]
    return tf.math.add(x, tf.math.mul(normal, tf.constant(scale)));
  }
}

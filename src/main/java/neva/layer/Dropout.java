package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Sets a random share of the values to zero while training and scales the rest so that their
 * expectation stays (Srivastava et al. 2014, "Dropout"); does nothing in inference.
 */
public final class Dropout extends Layer {

  private final float rate;
  private final Operand<TInt64> key;

  /**
   * @param rate share of values dropped, at least 0 and below 1
   * @param key [2], the seed and the global step: the same key drops the same values
   */
  public Dropout(String name, float rate, Operand<TInt64> key) {
    super(name);
    if (rate < 0 || rate >= 1) {
      throw new IllegalArgumentException(
          "rate of %s must be at least 0 and below 1, found %s".formatted(name, rate));
    }
    this.rate = rate;
    this.key = key;
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    if (mode == Mode.INFER || rate == 0) {
      return x;
    }
    Operand<TInt64> own = ownKey(tf, key);
    Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(x), own);
    Operand<TBool> kept = tf.math.greaterEqual(uniform, tf.constant(rate));
    Operand<TFloat32> mask = tf.dtypes.cast(kept, TFloat32.class);
    return tf.math.mul(x, tf.math.mul(mask, tf.constant(1 / (1 - rate))));
  }
}

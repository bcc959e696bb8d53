package neva.distortion;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The random values of one step: one per image, a pure function of the key and the stream.
 *
 * <p>TensorFlow's stateless ops run Philox on a seed of two numbers. Here it is {@code (seed · A +
 * stream · B, step)} with odd A and B, wrapping, so each stream is a sequence of its own.
 *
 * @param key {@code [2]}: seed and global step
 * @param batch {@code [1]}: the number of images
 */
record Draws(Operand<TInt64> key, Operand<TInt32> batch) {

  private static final long SEED_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long STREAM_FACTOR = 0xD1B54A32D192ED03L;

  /** What is drawn. The order is part of every result: append only. */
  enum Stream {
    CROP_TOP,
    CROP_LEFT,
    FLIP,
    HUE,
    CONTRAST,
    BRIGHTNESS,
    SATURATION,
    VERTICAL_FLIP,
    ROTATION
  }

  /** One draw for each entry of the first dimension of {@code images}. */
  static Draws forEach(Ops tf, Operand<?> images, Operand<TInt64> key) {
    long known = images.shape().get(0);
    Operand<TInt32> batch =
        known >= 0
            ? tf.constant(new int[] {(int) known})
            : tf.slice(tf.shape(images), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return new Draws(key, batch);
  }

  /** Uniform in [low, high). */
  Operand<TFloat32> uniform(Ops tf, Stream stream, float low, float high) {
    Operand<TFloat32> unit =
        tf.random.statelessRandomUniform(batch, seed(tf, stream), TFloat32.class); // [b]
    return tf.math.add(tf.math.mul(unit, tf.constant(high - low)), tf.constant(low)); // [b]
  }

  /** Uniform among the integers 0 to {@code bound - 1}. */
  Operand<TInt32> below(Ops tf, Stream stream, int bound) {
    return tf.random.statelessRandomUniformInt(
        batch, seed(tf, stream), tf.constant(0), tf.constant(bound)); // [b]
  }

  private Operand<TInt64> seed(Ops tf, Stream stream) {
    long offset = (stream.ordinal() + 1) * STREAM_FACTOR;
    return tf.math.add(
        tf.math.mul(key, tf.constant(new long[] {SEED_FACTOR, 1})),
        tf.constant(new long[] {offset, 0})); // [2]
  }
}

package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.TruncatedNormal;
import org.tensorflow.framework.initializers.Zeros;
import org.tensorflow.framework.utils.ShapeUtils;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * How the weights of a network start: one seed for all, a stream of its own for each variable.
 *
 * <p>He and Glorot are computed here because those of tensorflow-framework count the channels of a
 * convolution twice and draw their uniform values from zero upwards.
 */
@FunctionalInterface
public interface Initialization {

  /** The initializer for the variable of this name. */
  Initializer<TFloat32> of(String variableName);

  /**
   * Truncated normal of variance 2/fan-in, for layers followed by a ReLU (He et al. 2015, "Delving
   * Deep into Rectifiers").
   */
  static Initialization he(long seed) {
    return name ->
        (tf, dims, type) -> {
          // A normal cut at two deviations has less deviation than the whole one.
          double deviation = Math.sqrt(2 / fanIn(shape(tf, dims))) / 0.8796256610342398;
          Operand<TFloat32> normal =
              tf.random.statelessTruncatedNormal(dims, key(tf, seed, name), type);
          return tf.math.mul(normal, tf.constant((float) deviation));
        };
  }

  /**
   * Uniform of variance 2/(fan-in + fan-out) (Glorot and Bengio 2010, "Understanding the difficulty
   * of training deep feedforward neural networks").
   */
  static Initialization glorot(long seed) {
    return name ->
        (tf, dims, type) -> {
          double bound = Math.sqrt(6 / (fanIn(shape(tf, dims)) + fanOut(shape(tf, dims))));
          Operand<TFloat32> uniform =
              tf.random.statelessRandomUniform(dims, key(tf, seed, name), type);
          Operand<TFloat32> centred = tf.math.sub(uniform, tf.constant(0.5f));
          return tf.math.mul(centred, tf.constant((float) (2 * bound)));
        };
  }

  /** Truncated normal around zero with the given standard deviation. */
  static Initialization normal(double standardDeviation, long seed) {
    return name -> new TruncatedNormal<>(0, standardDeviation, stream(seed, name));
  }

  /** Zeros, for a last layer that is to add nothing at first. */
  static Initialization zero() {
    return name -> new Zeros<>();
  }

  /** Inputs of one unit: everything but the last dimension, [k, k, c, filters] or [n, units]. */
  private static double fanIn(long[] shape) {
    double product = 1;
    for (int i = 0; i < shape.length - 1; i++) {
      product *= shape[i];
    }
    return product;
  }

  /** Outputs that one input reaches: everything but the last dimension but one. */
  private static double fanOut(long[] shape) {
    return fanIn(shape) / shape[shape.length - 2] * shape[shape.length - 1];
  }

  private static long[] shape(Ops tf, Operand<TInt64> dims) {
    return ShapeUtils.getLongArray(tf.scope(), dims);
  }

  private static Operand<TInt64> key(Ops tf, long seed, String name) {
    return tf.constant(new long[] {stream(seed, name), 0});
  }

  private static long stream(long seed, String name) {
    return seed * 0x9E3779B97F4A7C15L + name.hashCode();
  }
}

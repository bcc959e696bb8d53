package neva.training;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The mean of the squared differences, over all numbers of all examples. */
public record MeanSquaredError() implements Loss {

  @Override
  public Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> output) {
    Operand<TFloat32> squares = tf.math.squaredDifference(truth, output); // [b, n]
    return tf.math.mean(tf.reshape(squares, tf.constant(new int[] {-1})), tf.constant(0));
  }
}

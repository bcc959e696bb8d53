package neva.forecasting.lstm;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/** Tensors of steps in a row, [b, n], cut, moved and put beside each other. */
final class Columns {

  private Columns() {}

  /** Joins one tensor or more along an axis; TensorFlow's op wants two. */
  static Operand<TFloat64> join(Ops tf, List<Operand<TFloat64>> columns, int axis) {
    return columns.size() == 1 ? columns.get(0) : tf.concat(columns, tf.constant(axis));
  }

  /** So many steps from a place on. */
  static Operand<TFloat64> slice(Ops tf, Operand<TFloat64> x, int from, int count) {
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
  }

  /** Every one of n values {@code lag} places later; zeros come first. */
  static Operand<TFloat64> later(Ops tf, Operand<TFloat64> x, int lag, int n) {
    int[][] before = {{0, 0}, {Math.min(lag, n), 0}};
    return slice(tf, tf.pad(x, tf.constant(before), tf.constant(0.0)), 0, n);
  }

  /** Ones from a place on, zeros before it, [n]. */
  static Operand<TFloat64> from(Ops tf, int place, int n) {
    double[] mask = new double[n];
    for (int i = place; i < n; i++) {
      mask[i] = 1;
    }
    return tf.constant(mask);
  }
}

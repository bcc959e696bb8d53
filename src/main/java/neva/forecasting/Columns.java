package neva.forecasting;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/** Tensors beside each other. */
final class Columns {

  private Columns() {}

  /** Joins one tensor or more along an axis; TensorFlow's op wants two. */
  static Operand<TFloat64> join(Ops tf, List<Operand<TFloat64>> columns, int axis) {
    return columns.size() == 1 ? columns.get(0) : tf.concat(columns, tf.constant(axis));
  }
}

package neva.layer;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch in one part or in two halves. The halves of a recurrent layer do not wait for each other,
 * so two processors work at once although a step has to wait for the one before it.
 *
 * @param sizes [2], rows of each half; null for one part
 */
record Parts(Operand<TInt32> sizes) {

  /** Rows from which two halves are faster. */
  private static final long WORTH_HALVING = 8;

  /** Halves {@code x}, unless its batch is known to be small. */
  static Parts of(Ops tf, Operand<TFloat32> x) {
    long rows = x.shape().get(0);
    return rows >= 0 && rows < WORTH_HALVING ? new Parts(null) : halves(tf, x);
  }

  static Parts of(Ops tf, Operand<TFloat32> x, int count) {
    return count == 1 ? new Parts(null) : halves(tf, x);
  }

  private static Parts halves(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> half = tf.math.floorDiv(rows(tf, x), tf.constant(2));
    return new Parts(tf.stack(List.of(half, tf.constant(-1))));
  }

  /** The number of rows of {@code x}, a scalar. */
  static Operand<TInt32> rows(Ops tf, Operand<TFloat32> x) {
    return tf.squeeze(
        tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1})));
  }

  int count() {
    return sizes == null ? 1 : 2;
  }

  List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> batch) {
    if (sizes == null) {
      return List.of(batch);
    }
    List<Operand<TFloat32>> halves = new ArrayList<>();
    tf.splitV(batch, sizes, tf.constant(0), 2L).forEach(halves::add);
    return halves;
  }

  /** Puts rows under rows. */
  static Operand<TFloat32> join(Ops tf, List<Operand<TFloat32>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }
}

package neva.layer;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Units in groups that do not see each other: so many small networks, each with weights of its own,
 * computed as one. Inputs and units are split into as many parts of the same size, and a weight
 * between two groups is zero.
 *
 * @param count how many groups; 1 for a layer as usual
 */
record Groups(int count) {

  Groups {
    if (count < 1) {
      throw new IllegalArgumentException("groups must be positive, found " + count);
    }
  }

  /**
   * The weights with zeros between groups.
   *
   * @param weights [sum of rows, sum of columns]
   * @param rows sizes of the blocks of rows that are split into groups
   * @param columns sizes of the blocks of columns that are split into groups
   */
  Operand<TFloat32> separate(Ops tf, Operand<TFloat32> weights, int[] rows, int[] columns) {
    return count == 1 ? weights : tf.math.mul(weights, mask(tf, rows, columns, 1));
  }

  /** Starts every group as if it were a layer by itself, for weights drawn by fan-in or fan-out. */
  Initialization initialization(Initialization whole, int[] rows, int[] columns) {
    if (count == 1) {
      return whole;
    }
    float scale = (float) Math.sqrt(count); // each group has 1/count of the fan
    return name ->
        (tf, dims, type) ->
            tf.math.mul(whole.of(name).call(tf, dims, type), mask(tf, rows, columns, scale));
  }

  private Operand<TFloat32> mask(Ops tf, int[] rows, int[] columns, float within) {
    int[] ofRow = groups(rows);
    int[] ofColumn = groups(columns);
    float[] mask = new float[ofRow.length * ofColumn.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = ofRow[i / ofColumn.length] == ofColumn[i % ofColumn.length] ? within : 0;
    }
    return tf.constant(Shape.of(ofRow.length, ofColumn.length), DataBuffers.of(mask));
  }

  /** The group of every row or column. */
  private int[] groups(int[] blocks) {
    int[] groups = new int[Arrays.stream(blocks).sum()];
    int next = 0;
    for (int size : blocks) {
      if (size % count != 0) {
        throw new IllegalArgumentException(
            "inputs and units must be a multiple of the groups, %d, found %d"
                .formatted(count, size));
      }
      for (int i = 0; i < size; i++) {
        groups[next++] = i / (size / count);
      }
    }
    return groups;
  }
}

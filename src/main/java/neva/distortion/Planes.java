package neva.distortion;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * A batch of images as three planes, each {@code [b, h, w]}: elementwise ops over whole planes are
 * far quicker here than reductions and broadcasts over a last dimension of three.
 */
record Rgb(Operand<TFloat32> red, Operand<TFloat32> green, Operand<TFloat32> blue) {

  private static final long CHANNELS = 3;

  /** The planes of {@code images}, {@code [b, h, w, 3]}. */
  static Rgb split(Ops tf, Operand<TFloat32> images) {
    List<? extends Operand<TFloat32>> planes =
        tf.unstack(images, CHANNELS, Unstack.axis(3L)).output(); // 3 × [b, h, w]
    return new Rgb(planes.get(0), planes.get(1), planes.get(2));
  }

  /** The images {@code [b, h, w, 3]} of these planes. */
  Operand<TFloat32> join(Ops tf) {
    // Stacking planes and turning the stack takes half the time of stacking on the last dimension.
    Operand<TFloat32> planes = tf.stack(List.of(red, green, blue), Stack.axis(0L)); // [3, b, h, w]
    return tf.linalg.transpose(planes, tf.constant(new int[] {1, 2, 3, 0})); // [b, h, w, 3]
  }

  /** The largest channel of each pixel, V of HSV. */
  Operand<TFloat32> max(Ops tf) {
    return tf.math.maximum(red, tf.math.maximum(green, blue)); // [b, h, w]
  }

  /** The smallest channel of each pixel. */
  Operand<TFloat32> min(Ops tf) {
    return tf.math.minimum(red, tf.math.minimum(green, blue)); // [b, h, w]
  }

  /** The same change made to every plane. */
  Rgb each(UnaryOperator<Operand<TFloat32>> change) {
    return new Rgb(change.apply(red), change.apply(green), change.apply(blue));
  }

  /** The mean of each image in one plane. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> plane) {
    return tf.math.mean(plane, tf.constant(new int[] {1, 2}), Mean.keepDims(true)); // [b, 1, 1]
  }

  /** One value per image, {@code [b]}, in the shape that stretches over a plane. */
  static Operand<TFloat32> perImage(Ops tf, Operand<TFloat32> values) {
    return tf.reshape(values, tf.constant(new int[] {-1, 1, 1})); // [b, 1, 1]
  }
}

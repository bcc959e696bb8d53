package neva.distortion;

import java.util.List;
import java.util.function.UnaryOperator;
import neva.io.BadInputException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * A batch of images as one plane a channel, each {@code [b, h, w]}: elementwise ops over whole
 * planes are far quicker here than reductions and broadcasts over a last dimension of three.
 *
 * @param planes red, green and blue, or grey alone
 */
record Planes(List<Operand<TFloat32>> planes) {

  private static final int COLORS = 3;

  /** The planes of {@code images}, {@code [b, h, w, c]}. */
  static Planes split(Ops tf, Operand<TFloat32> images) {
    ImageBounds.images(images.shape());
    long channels = images.shape().get(3);
    return new Planes(List.copyOf(tf.unstack(images, channels, Unstack.axis(3L)).output()));
  }

  /** The images {@code [b, h, w, c]} of these planes. */
  Operand<TFloat32> join(Ops tf) {
    // Stacking planes and turning the stack takes half the time of stacking on the last dimension.
    Operand<TFloat32> stacked = tf.stack(planes, Stack.axis(0L)); // [c, b, h, w]
    return tf.linalg.transpose(stacked, tf.constant(new int[] {1, 2, 3, 0})); // [b, h, w, c]
  }

  boolean areColors() {
    return planes.size() == COLORS;
  }

  /** These planes, which must be red, green and blue. */
  Planes colors() {
    if (!areColors()) {
      throw new BadInputException(
          "images must have 3 channels for a change of hue or saturation, found " + planes.size());
    }
    return this;
  }

  Operand<TFloat32> red() {
    return planes.get(0);
  }

  Operand<TFloat32> green() {
    return planes.get(1);
  }

  Operand<TFloat32> blue() {
    return planes.get(2);
  }

  /** The largest channel of each pixel, V of HSV. */
  Operand<TFloat32> max(Ops tf) {
    return tf.math.maximum(red(), tf.math.maximum(green(), blue())); // [b, h, w]
  }

  /** The smallest channel of each pixel. */
  Operand<TFloat32> min(Ops tf) {
    return tf.math.minimum(red(), tf.math.minimum(green(), blue())); // [b, h, w]
  }

  /** The same change made to every plane. */
  Planes each(UnaryOperator<Operand<TFloat32>> change) {
    return new Planes(planes.stream().map(change).toList());
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

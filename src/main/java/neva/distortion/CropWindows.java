package neva.distortion;

import java.util.stream.IntStream;
import neva.distortion.Draws.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * The windows that are cut out of a batch of images, one of each. One for all images where b is 1.
 *
 * @param lines {@code [b, height, 1]}: which lines of its image a window consists of
 * @param columns {@code [b, 1, width]}: which columns
 */
record CropWindows(Operand<TInt32> lines, Operand<TInt32> columns) {

  /** Every place inside an area equally likely. */
  static CropWindows anywhere(
      Ops tf, Draws draws, int areaHeight, int areaWidth, int height, int width) {
    Operand<TInt32> top = draws.below(tf, Stream.CROP_TOP, areaHeight - height + 1); // [b]
    Operand<TInt32> left = draws.below(tf, Stream.CROP_LEFT, areaWidth - width + 1); // [b]
    return at(tf, top, left, height, width);
  }

  /** The middle of an area. */
  static CropWindows centered(Ops tf, int areaHeight, int areaWidth, int height, int width) {
    Operand<TInt32> top = tf.constant((areaHeight - height) / 2);
    Operand<TInt32> left = tf.constant((areaWidth - width) / 2);
    return at(tf, top, left, height, width);
  }

  /** The images as they are. */
  static CropWindows whole(Ops tf, int height, int width) {
    return at(tf, tf.constant(0), tf.constant(0), height, width);
  }

  private static CropWindows at(
      Ops tf, Operand<TInt32> top, Operand<TInt32> left, int height, int width) {
    Operand<TInt32> down = row(tf, 0, 1, height);
    Operand<TInt32> lines = tf.reshape(down, tf.constant(new int[] {1, height, 1}));
    return new CropWindows(
        tf.math.add(perImage(tf, top), lines), // [b, height, 1]
        tf.math.add(perImage(tf, left), row(tf, 0, 1, width))); // [b, 1, width]
  }

  /**
   * Those with {@code flip} 1 mirrored left to right, those with 0 as they are.
   *
   * @param flip {@code [b]}
   */
  CropWindows mirrored(Ops tf, Operand<TInt32> flip) {
    int width = (int) columns.shape().get(2);
    Operand<TInt32> across = row(tf, width - 1, -2, width); // [width]
    Operand<TInt32> moves = tf.math.mul(perImage(tf, flip), across); // [b, 1, width]
    return new CropWindows(lines, tf.math.add(columns, moves));
  }

  /** The same windows so many lines and columns further up and left. */
  CropWindows before(Ops tf, int distance) {
    Operand<TInt32> less = tf.constant(distance);
    return new CropWindows(tf.math.sub(lines, less), tf.math.sub(columns, less));
  }

  /** With the nearest line and column of the image for those outside it. */
  CropWindows clamped(Ops tf, int imageHeight, int imageWidth) {
    return new CropWindows(clamped(tf, lines, imageHeight), clamped(tf, columns, imageWidth));
  }

  private static Operand<TInt32> clamped(Ops tf, Operand<TInt32> positions, int size) {
    return tf.math.minimum(tf.math.maximum(positions, tf.constant(0)), tf.constant(size - 1));
  }

  /**
   * 1 for pixels inside the image, 0 for those outside, {@code [b, height, width, 1]}.
   *
   * @param clamped the same windows {@link #clamped clamped} to the image
   */
  Operand<TFloat32> inside(Ops tf, CropWindows clamped) {
    Operand<TFloat32> inside =
        tf.math.mul(
            same(tf, lines, clamped.lines), same(tf, columns, clamped.columns)); // [b, h, w]
    return tf.expandDims(inside, tf.constant(3));
  }

  private static Operand<TFloat32> same(Ops tf, Operand<TInt32> a, Operand<TInt32> b) {
    return tf.dtypes.cast(tf.math.equal(a, b), TFloat32.class);
  }

  /**
   * Cuts them with a single gather of pixels.
   *
   * @param table {@code [n · imageHeight · imageWidth, c]}: images one after the other
   * @param images {@code [b]}: table row of the first pixel of each image
   * @return {@code [b, height, width, c]}
   */
  <T extends TType> Operand<T> gather(
      Ops tf, Operand<T> table, Operand<TInt32> images, int imageWidth) {
    Operand<TInt32> first = tf.math.add(perImage(tf, images), columns); // [b, 1, width]
    Operand<TInt32> down = tf.math.mul(lines, tf.constant(imageWidth)); // [b, height, 1]
    Operand<TInt32> pixels = tf.math.add(first, down); // [b, height, width]
    return tf.gather(table, pixels, tf.constant(0)); // [b, height, width, c]
  }

  private static Operand<TInt32> row(Ops tf, int first, int step, int count) {
    return tf.constant(IntStream.range(0, count).map(i -> first + i * step).toArray()); // [count]
  }

  private static Operand<TInt32> perImage(Ops tf, Operand<TInt32> values) {
    return tf.reshape(values, tf.constant(new int[] {-1, 1, 1})); // [b, 1, 1]
  }
}

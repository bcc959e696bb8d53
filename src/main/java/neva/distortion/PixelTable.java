package neva.distortion;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch of images seen as a table of pixels.
 *
 * @param pixels {@code [b · h · w, c]}
 * @param firstPixels {@code [b]}: table row of the first pixel of each image
 */
record PixelTable(
    Operand<TFloat32> pixels, Operand<TInt32> firstPixels, int imageHeight, int imageWidth) {

  /** The table of {@code images}, {@code [b, h, w, c]}; the batch size may be unknown. */
  static PixelTable of(Ops tf, Operand<TFloat32> images) {
    Shape shape = images.shape();
    ImageBounds.images(shape);
    int height = (int) shape.get(1);
    int width = (int) shape.get(2);
    Operand<TFloat32> pixels =
        tf.reshape(images, tf.constant(new int[] {-1, (int) shape.get(3)})); // [b * h * w, c]
    return new PixelTable(pixels, firstPixels(tf, images, height * width), height, width);
  }

  /** One window of each image, {@code [b, height, width, c]}. */
  Operand<TFloat32> cut(Ops tf, CropWindows windows) {
    return windows.gather(tf, pixels, firstPixels, imageWidth);
  }

  private static Operand<TInt32> firstPixels(Ops tf, Operand<TFloat32> images, int pixels) {
    Operand<TInt32> batch = tf.gather(tf.shape(images), tf.constant(0), tf.constant(0)); // []
    Operand<TInt32> step = tf.constant(pixels);
    return tf.range(tf.constant(0), tf.math.mul(batch, step), step); // [b]
  }
}

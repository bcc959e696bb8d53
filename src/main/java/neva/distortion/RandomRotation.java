package neva.distortion;

import java.util.List;
import neva.distortion.Draws.Stream;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Rotates each image about its centre by its own random angle, uniform in [−maxDegrees,
 * maxDegrees]; positive is counter-clockwise. A pixel at (x, y) from the centre, y downwards, takes
 * the value at
 *
 * <pre>(x cos a − y sin a, x sin a + y cos a)</pre>
 *
 * between the four pixels around that place in proportion (bilinear), as Keras' {@code
 * RandomRotation} does. A place outside the image takes the nearest pixel of its border: black
 * corners would tell the network the angle.
 *
 * @param maxDegrees largest angle, 0 to 180
 */
public record RandomRotation(float maxDegrees) implements Distortion {

  public RandomRotation {
    Check.between("maxDegrees", maxDegrees, 0, 180);
  }

  /** {@code [b, h, w, c]} to the same shape. */
  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("random_rotation");
    Draws draws = Draws.forEach(scope, images, key);
    return adjust(scope, images, draws.uniform(scope, Stream.ROTATION, -maxDegrees, maxDegrees));
  }

  /**
   * Rotates each image by the given angle.
   *
   * @param images {@code [b, h, w, c]}
   * @param degrees {@code [b]}
   * @return {@code [b, h, w, c]}
   */
  public static Operand<TFloat32> adjust(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> degrees) {
    Shape shape = images.shape();
    ImageBounds.images(shape);
    int height = (int) shape.get(1);
    int width = (int) shape.get(2);
    return tf.image.imageProjectiveTransformV3(
        images,
        transforms(tf, degrees, height, width),
        tf.constant(new int[] {height, width}),
        tf.constant(0f), // not used: NEAREST fills
        "BILINEAR",
        ImageProjectiveTransformV3.fillMode("NEAREST"));
  }

  /**
   * What takes (x, y), counted from the upper left pixel, to where its value is found: the first
   * two rows of a matrix, and two zeros.
   */
  private static Operand<TFloat32> transforms(
      Ops tf, Operand<TFloat32> degrees, int height, int width) {
    Operand<TFloat32> angle = tf.math.mul(degrees, tf.constant((float) (Math.PI / 180))); // [b]
    Operand<TFloat32> cos = tf.math.cos(angle);
    Operand<TFloat32> sin = tf.math.sin(angle);
    Operand<TFloat32> minusSin = tf.math.neg(sin);
    Operand<TFloat32> none = tf.zerosLike(angle);
    return tf.stack(
        List.of(
            cos,
            minusSin,
            offset(tf, cos, minusSin, (width - 1) / 2f, (height - 1) / 2f),
            sin,
            cos,
            offset(tf, cos, sin, (height - 1) / 2f, (width - 1) / 2f),
            none,
            none),
        Stack.axis(1L)); // [b, 8]
  }

  /** What keeps the centre where it is, along one axis: own − (own cos + other s). */
  private static Operand<TFloat32> offset(
      Ops tf, Operand<TFloat32> cos, Operand<TFloat32> s, float own, float other) {
    Operand<TFloat32> moved =
        tf.math.add(tf.math.mul(cos, tf.constant(own)), tf.math.mul(s, tf.constant(other)));
    return tf.math.sub(tf.constant(own), moved); // [b]
  }
}

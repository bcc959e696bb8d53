package neva.distortion;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Hue, largest and smallest channel of every pixel, all {@code [b, h, w]}. The hue is {@code 6 h
 * range}, see {@link RandomHue}, counted from red to both sides: in [−3 range, 3 range].
 */
record HuePlane(
    Operand<TFloat32> hue, Operand<TFloat32> max, Operand<TFloat32> min, Operand<TFloat32> range) {

  static HuePlane of(Ops tf, Planes x) {
    Operand<TFloat32> max = x.max(tf);
    Operand<TFloat32> min = x.min(tf);
    Operand<TFloat32> range = tf.math.sub(max, min);
    return new HuePlane(hue(tf, x, range, min), max, min, range);
  }

  /** The distance from red, towards green positive, towards blue negative. */
  private static Operand<TFloat32> hue(
      Ops tf, Planes x, Operand<TFloat32> range, Operand<TFloat32> min) {
    Operand<TFloat32> sum = tf.math.add(tf.math.sub(x.green(), x.red()), x.blue());
    Operand<TFloat32> distance = tf.math.add(sum, tf.math.sub(range, min));
    return tf.select(tf.math.greaterEqual(x.green(), x.blue()), distance, tf.math.neg(distance));
  }

  /** The colours with every hue turned by {@code deltas}, {@code [b]}, each in [−0.5, 0.5]. */
  Planes turn(Ops tf, Operand<TFloat32> deltas) {
    Operand<TFloat32> sixths =
        Planes.perImage(tf, tf.math.mul(deltas, tf.constant(6f))); // [b, 1, 1]
    Operand<TFloat32> turned = tf.math.add(hue, tf.math.mul(range, sixths)); // [b, h, w]
    return new Planes(
        List.of(channel(tf, turned, 0), channel(tf, turned, 2), channel(tf, turned, -2)));
  }

  /**
   * The channel whose colour lies at {@code center} sixths: {@code clip(max + range − distance,
   * min, max)}. The straight distance d is at most 8 ranges, so the one around the circle is the
   * smaller of d and |6 range − d|.
   */
  private Operand<TFloat32> channel(Ops tf, Operand<TFloat32> turned, float center) {
    Operand<TFloat32> straight =
        tf.math.abs(tf.math.sub(turned, tf.math.mul(range, tf.constant(center))));
    Operand<TFloat32> circle = tf.math.mul(range, tf.constant(6f));
    Operand<TFloat32> distance =
        tf.math.minimum(straight, tf.math.abs(tf.math.sub(circle, straight)));
    Operand<TFloat32> value = tf.math.sub(tf.math.add(max, range), distance);
    return tf.math.minimum(tf.math.maximum(value, min), max);
  }
}

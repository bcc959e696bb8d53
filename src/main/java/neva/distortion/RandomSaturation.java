package neva.distortion;

import neva.distortion.Draws.Stream;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multiplies the saturation of each image by its own random factor, uniform in [low, high]: in HSV,
 * {@code s' = clip(s · factor, 0, 1)}, as {@code tf.image.adjust_saturation}.
 *
 * <p>With v the largest and m the smallest channel of a pixel, s = (v − m) / v, and hue and v stay
 * when every channel moves towards or away from v in proportion:
 *
 * <pre>x' = v + (x − v) · min(factor, v / (v − m))</pre>
 *
 * <p>Values outside [0, 1] are treated as TensorFlow's own kernel does: where v is 0 or less the
 * pixel has no saturation and turns grey, {@code x' = v}; where m is negative, s is above 1 and is
 * brought down to 1 at most.
 *
 * @param low smallest factor, 0 or more
 * @param high largest factor, {@code low} or more
 */
public record RandomSaturation(float low, float high) implements ColorOp {

  /** Keeps v / (v − m) finite in grey pixels, where x − v is 0 anyway. */
  private static final float TINY = 1e-30f;

  public RandomSaturation {
    Check.notNegative("low", low);
    ImageBounds.notBelow("high", high, "low", low);
  }

  /**
   * Multiplies the saturation of each image by the given factor.
   *
   * @param images {@code [b, h, w, 3]}
   * @param factors {@code [b]}, 0 or more
   * @return {@code [b, h, w, 3]}
   */
  public static Operand<TFloat32> adjust(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> factors) {
    return new RandomSaturation(1, 1).adjust(tf, Planes.split(tf, images), factors).join(tf);
  }

  @Override
  public Operand<TFloat32> draw(Ops tf, Draws draws) {
    return draws.uniform(tf, Stream.SATURATION, low, high); // [b]
  }

  @Override
  public Planes adjust(Ops tf, Planes images, Operand<TFloat32> factors) {
    Planes colors = images.colors();
    Operand<TFloat32> max = colors.max(tf); // [b, h, w]
    Operand<TFloat32> range =
        tf.math.maximum(tf.math.sub(max, colors.min(tf)), tf.constant(TINY)); // [b, h, w]
    Operand<TFloat32> limit =
        tf.math.div(tf.math.maximum(max, tf.constant(0f)), range); // [b, h, w]
    Operand<TFloat32> factor = tf.math.minimum(limit, Planes.perImage(tf, factors)); // [b, h, w]
    return colors.each(x -> tf.math.add(max, tf.math.mul(tf.math.sub(x, max), factor)));
  }

  @Override
  public String scope() {
    return "random_saturation";
  }
}

package neva.distortion;

import neva.distortion.Draws.Stream;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Stretches the values of each image about their mean by its own random factor, uniform in [low,
 * high]: {@code x' = (x − mean) · factor + mean} with the mean of each image and channel, as {@code
 * tf.image.adjust_contrast}. The result is not clipped.
 *
 * @param low smallest factor, 0 or more
 * @param high largest factor, {@code low} or more
 */
public record RandomContrast(float low, float high) implements ColorOp {

  public RandomContrast {
    Check.notNegative("low", low);
    ImageBounds.notBelow("high", high, "low", low);
  }

  /**
   * Stretches each image by the given factor.
   *
   * @param images {@code [b, h, w, c]}
   * @param factors {@code [b]}
   * @return {@code [b, h, w, c]}
   */
  public static Operand<TFloat32> adjust(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> factors) {
    return new RandomContrast(1, 1).adjust(tf, Planes.split(tf, images), factors).join(tf);
  }

  @Override
  public Operand<TFloat32> draw(Ops tf, Draws draws) {
    return draws.uniform(tf, Stream.CONTRAST, low, high); // [b]
  }

  @Override
  public Planes adjust(Ops tf, Planes images, Operand<TFloat32> factors) {
    Operand<TFloat32> factor = Planes.perImage(tf, factors); // [b, 1, 1]
    Operand<TFloat32> rest = tf.math.sub(tf.constant(1f), factor); // [b, 1, 1]
    return images.each(
        x -> tf.math.add(tf.math.mul(x, factor), tf.math.mul(Planes.mean(tf, x), rest)));
  }

  @Override
  public String scope() {
    return "random_contrast";
  }
}

package neva.distortion;

import neva.distortion.Draws.Stream;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adds to all values of each image its own random number, uniform in [−maxDelta, maxDelta], as
 * {@code tf.image.adjust_brightness}. The result is not clipped.
 *
 * @param maxDelta largest change, 0 to 1
 */
public record RandomBrightness(float maxDelta) implements ColorOp {

  public RandomBrightness {
    Check.between("maxDelta", maxDelta, 0, 1);
  }

  /**
   * Adds the given number to each image.
   *
   * @param images {@code [b, h, w, c]}
   * @param deltas {@code [b]}
   * @return {@code [b, h, w, c]}
   */
  public static Operand<TFloat32> adjust(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> deltas) {
    return new RandomBrightness(1).adjust(tf, Planes.split(tf, images), deltas).join(tf);
  }

  @Override
  public Operand<TFloat32> draw(Ops tf, Draws draws) {
    return draws.uniform(tf, Stream.BRIGHTNESS, -maxDelta, maxDelta); // [b]
  }

  @Override
  public Planes adjust(Ops tf, Planes images, Operand<TFloat32> deltas) {
    Operand<TFloat32> delta = Planes.perImage(tf, deltas); // [b, 1, 1]
    return images.each(x -> tf.math.add(x, delta));
  }

  @Override
  public String scope() {
    return "random_brightness";
  }
}

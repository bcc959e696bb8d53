package neva.distortion;

import neva.distortion.Draws.Stream;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Turns the hue of each image by its own random part of the colour circle, uniform in [−maxDelta,
 * maxDelta]: in HSV, {@code h' = (h + delta) mod 1}, as {@code tf.image.adjust_hue}.
 *
 * <p>Computed without the way through HSV, exactly. With v the largest and m the smallest channel
 * of a pixel and r = v − m, let H = 6 h r, so that nothing is divided by. A channel whose own
 * colour lies at c sixths of the circle (red 0, green 2, blue 4) has the value
 *
 * <pre>clip(v + r − |H − c r|, m, v)</pre>
 *
 * with the distance taken around the circle of circumference 6 r (A. R. Smith, <i>Color Gamut
 * Transform Pairs</i>, 1978, written without the sextants). Turned around, the distance of H from
 * red is
 *
 * <pre>green + blue − red + v − 2 m</pre>
 *
 * whichever channel is the largest, and H lies on green's side where green is above blue. The turn
 * adds 6 delta r to H. As in TensorFlow's own kernel, values outside [0, 1] keep their v and m.
 *
 * @param maxDelta largest turn, in turns of the circle: 0 to 0.5
 */
public record RandomHue(float maxDelta) implements ColorOp {

  public RandomHue {
    Check.between("maxDelta", maxDelta, 0, 0.5f);
  }

  /**
   * Turns the hue of each image by the given part of the circle.
   *
   * @param images {@code [b, h, w, 3]}
   * @param deltas {@code [b]}, each in [−0.5, 0.5]
   * @return {@code [b, h, w, 3]}
   */
  public static Operand<TFloat32> adjust(
      Ops tf, Operand<TFloat32> images, Operand<TFloat32> deltas) {
    return new RandomHue(0.5f).adjust(tf, Planes.split(tf, images), deltas).join(tf);
  }

  @Override
  public Operand<TFloat32> draw(Ops tf, Draws draws) {
    return draws.uniform(tf, Stream.HUE, -maxDelta, maxDelta); // [b]
  }

  @Override
  public Planes adjust(Ops tf, Planes images, Operand<TFloat32> deltas) {
    return HuePlane.of(tf, images.colors()).turn(tf, deltas);
  }

  @Override
  public String scope() {
    return "random_hue";
  }
}

package neva.distortion;

import neva.io.Check;
import neva.io.Records;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Distorts the colours of each image at random: {@link RandomHue hue}, {@link RandomContrast
 * contrast}, {@link RandomBrightness brightness} and {@link RandomSaturation saturation}, in this
 * order, then clips to [0, 1]. Between the ops nothing is clipped. Grey images have neither hue nor
 * saturation; of them contrast and brightness change, by the same draws.
 *
 * @param hue largest turn of the hue, in turns of the colour circle: 0 to 0.5
 * @param contrastLow smallest factor of the contrast, 0 or more
 * @param contrastHigh largest factor of the contrast
 * @param brightness largest change of brightness, 0 to 1
 * @param saturationLow smallest factor of the saturation, 0 or more
 * @param saturationHigh largest factor of the saturation
 */
public record ColorDistortion(
    float hue,
    float contrastLow,
    float contrastHigh,
    float brightness,
    float saturationLow,
    float saturationHigh)
    implements Distortion {

  /** Changes nothing, for the {@code with…} methods to begin with. */
  public static final ColorDistortion NONE = new ColorDistortion(0, 1, 1, 0, 1, 1);

  /** Strong: contrast only falls, colours may vanish. */
  public static final ColorDistortion LAB =
      NONE.withHue(0.05f).withContrast(0.3f, 1).withBrightness(0.2f).withSaturation(0, 2);

  /** Gentle: about the differences between two cameras. */
  public static final ColorDistortion MILD =
      NONE.withHue(0.02f).withContrast(0.8f, 1.2f).withBrightness(0.1f).withSaturation(0.7f, 1.3f);

  public ColorDistortion {
    Check.between("hue", hue, 0, 0.5f);
    Check.notNegative("contrastLow", contrastLow);
    ImageBounds.notBelow("contrastHigh", contrastHigh, "contrastLow", contrastLow);
    Check.between("brightness", brightness, 0, 1);
    Check.notNegative("saturationLow", saturationLow);
    ImageBounds.notBelow("saturationHigh", saturationHigh, "saturationLow", saturationLow);
  }

  /** The same with another largest turn of the hue. */
  public ColorDistortion withHue(float hue) {
    return Records.with(this, "hue", hue);
  }

  /** The same with other factors of the contrast. */
  public ColorDistortion withContrast(float low, float high) {
    return new ColorDistortion(hue, low, high, brightness, saturationLow, saturationHigh);
  }

  /** The same with another largest change of brightness. */
  public ColorDistortion withBrightness(float brightness) {
    return Records.with(this, "brightness", brightness);
  }

  /** The same with other factors of the saturation. */
  public ColorDistortion withSaturation(float low, float high) {
    return new ColorDistortion(hue, contrastLow, contrastHigh, brightness, low, high);
  }

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("colors");
    Draws draws = Draws.forEach(scope, images, key);
    Planes x = Planes.split(scope, images); // c × [b, h, w]
    if (x.areColors()) {
      x = new RandomHue(hue).distort(scope, x, draws);
    }
    x = new RandomContrast(contrastLow, contrastHigh).distort(scope, x, draws);
    x = new RandomBrightness(brightness).distort(scope, x, draws);
    if (x.areColors()) {
      x = new RandomSaturation(saturationLow, saturationHigh).distort(scope, x, draws);
    }
    return scope.clipByValue(x.join(scope), scope.constant(0f), scope.constant(1f)); // [b, h, w, c]
  }
}

package neva.detection.sample;

import java.util.SplittableRandom;
import neva.io.Check;
import neva.io.Records;

/**
 * Random changes of colour, in this order, each drawn for a picture as a whole, as the Object
 * Detection API's {@code random_adjust_brightness}, {@code …contrast}, {@code …saturation} and
 * {@code …hue}. After each, values are clipped to 0 to 255.
 *
 * @param brightness largest change, as a share of full light: 0 to 1
 * @param contrastLow smallest factor of the contrast, 0 or more
 * @param contrastHigh largest factor of the contrast
 * @param saturationLow smallest factor of the saturation, 0 or more
 * @param saturationHigh largest factor of the saturation
 * @param hue largest turn, in turns of the colour circle: 0 to 0.5
 */
public record Recolouring(
    float brightness,
    float contrastLow,
    float contrastHigh,
    float saturationLow,
    float saturationHigh,
    float hue) {

  /** No change. */
  public static final Recolouring NONE = new Recolouring(0, 1, 1, 1, 1, 0);

  /** The API's {@code random_distort_color}. */
  public static final Recolouring STRONG = new Recolouring(32 / 255f, 0.5f, 1.5f, 0.5f, 1.5f, 0.2f);

  public Recolouring {
    Check.between("brightness", brightness, 0, 1);
    Check.between("contrastLow", contrastLow, 0, contrastHigh);
    Check.between("saturationLow", saturationLow, 0, saturationHigh);
    Check.between("hue", hue, 0, 0.5);
  }

  /** The same with another largest change of the brightness. */
  public Recolouring withBrightness(float most) {
    return Records.with(this, "brightness", most);
  }

  /** The same with other factors of the contrast. */
  public Recolouring withContrast(float low, float high) {
    return new Recolouring(brightness, low, high, saturationLow, saturationHigh, hue);
  }

  /** The same with other factors of the saturation. */
  public Recolouring withSaturation(float low, float high) {
    return new Recolouring(brightness, contrastLow, contrastHigh, low, high, hue);
  }

  /** The same with another largest turn of the hue. */
  public Recolouring withHue(float most) {
    return Records.with(this, "hue", most);
  }

  /** Changes as many pixels in place: red, green, blue of each, from {@code at} on. */
  void apply(float[] rgb, int at, int count, SplittableRandom random) {
    if (!equals(NONE)) {
      Pixels pixels = new Pixels(rgb, at, count);
      change(pixels, random);
      pixels.writeTo(rgb, at);
    }
  }

  private void change(Pixels pixels, SplittableRandom random) {
    pixels.brighten(255 * uniform(random, -brightness, brightness));
    pixels.stretchContrast(uniform(random, contrastLow, contrastHigh));
    pixels.saturate(uniform(random, saturationLow, saturationHigh));
    pixels.turnHue(uniform(random, -hue, hue));
  }

  private static float uniform(SplittableRandom random, float low, float high) {
    return (float) (low + (high - low) * random.nextDouble());
  }
}

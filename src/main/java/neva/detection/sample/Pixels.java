package neva.detection.sample;

import java.util.stream.Stream;

/**
 * The pixels of one picture, changed in place; values stay within 0 to 255. They are held as three
 * planes and computed without branches: so Java's compiler makes vector instructions of the loops.
 */
final class Pixels {

  /** Keeps quotients finite in grey pixels, where they are multiplied by 0. */
  private static final float TINY = 1e-30f;

  private final float[] red; // [h·w]
  private final float[] green; // [h·w]
  private final float[] blue; // [h·w]

  /** A copy of {@code pixels} times red, green, blue from {@code at} on. */
  Pixels(float[] rgb, int at, int pixels) {
    red = new float[pixels];
    green = new float[pixels];
    blue = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      red[i] = rgb[at + 3 * i];
      green[i] = rgb[at + 3 * i + 1];
      blue[i] = rgb[at + 3 * i + 2];
    }
  }

  /** Writes red, green, blue of each pixel into {@code rgb} from {@code at} on. */
  void writeTo(float[] rgb, int at) {
    for (int i = 0; i < red.length; i++) {
      rgb[at + 3 * i] = red[i];
      rgb[at + 3 * i + 1] = green[i];
      rgb[at + 3 * i + 2] = blue[i];
    }
  }

  /** Adds to every value. */
  void brighten(float by) {
    Stream.of(red, green, blue).forEach(plane -> scale(plane, 1, by));
  }

  /** Moves every value away from the mean of its channel, as {@code tf.image.adjust_contrast}. */
  void stretchContrast(float factor) {
    Stream.of(red, green, blue).forEach(plane -> scale(plane, factor, mean(plane) * (1 - factor)));
  }

  private static void scale(float[] plane, float factor, float offset) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] = clip(plane[i] * factor + offset);
    }
  }

  private static float mean(float[] plane) {
    double sum = 0;
    for (float value : plane) {
      sum += value;
    }
    return (float) (sum / plane.length);
  }

  /** Multiplies S of HSV, which stays at most 1, as {@code tf.image.adjust_saturation}. */
  void saturate(float factor) {
    for (int i = 0; i < red.length; i++) {
      float max = Math.max(red[i], Math.max(green[i], blue[i]));
      float min = Math.min(red[i], Math.min(green[i], blue[i]));
      float most = Math.min(factor, max / Math.max(TINY, max - min));
      red[i] = clip(max + (red[i] - max) * most);
      green[i] = clip(max + (green[i] - max) * most);
      blue[i] = clip(max + (blue[i] - max) * most);
    }
  }

  /**
   * Turns H of HSV by a part of the colour circle, as {@code tf.image.adjust_hue}. It goes without
   * HSV: let r be the largest value less the smallest, and count the hue from red, towards green
   * positive, in sixths of the circle times r, so that nothing is divided by. A channel whose own
   * colour lies at c then has the value max + r − |hue − c·r|, clipped to min and max (A. R. Smith,
   * <i>Color Gamut Transform Pairs</i>, 1978, written without the sextants).
   */
  void turnHue(float part) {
    for (int i = 0; i < red.length; i++) {
      float max = Math.max(red[i], Math.max(green[i], blue[i]));
      float min = Math.min(red[i], Math.min(green[i], blue[i]));
      float range = max - min;
      float fromRed = green[i] + blue[i] - red[i] + max - 2 * min;
      float towardsGreen = Math.max(-1, Math.min(1, (green[i] - blue[i]) / TINY + 1)); // −1 or 1
      float hue = fromRed * towardsGreen + 6 * part * range;
      red[i] = channel(hue, min, max);
      green[i] = channel(hue - 2 * range, min, max);
      blue[i] = channel(hue + 2 * range, min, max);
    }
  }

  /** The value of a channel from whose own colour the hue is so far away. */
  private static float channel(float hue, float min, float max) {
    float range = max - min;
    float straight = Math.abs(hue);
    float around = Math.min(straight, Math.abs(6 * range - straight));
    return Math.max(min, Math.min(max, max + range - around));
  }

  private static float clip(float value) {
    return Math.max(0, Math.min(255, value));
  }
}

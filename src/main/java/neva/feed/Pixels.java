package neva.feed;

/** The pixels of one picture in a batch, changed in place; values stay within 0 to 255. */
final class Pixels {

  private final float[] rgb;
  private final int from;
  private final int to;

  /** The {@code count} values from {@code from} on: red, green, blue of each pixel. */
  Pixels(float[] rgb, int from, int count) {
    this.rgb = rgb;
    this.from = from;
    this.to = from + count;
  }

  /** Adds to every value. */
  void brighten(float by) {
    for (int i = from; i < to; i++) {
      rgb[i] = clip(rgb[i] + by);
    }
  }

  /** Moves every value away from the mean of its channel, as {@code tf.image.adjust_contrast}. */
  void stretchContrast(float factor) {
    for (int channel = from; channel < from + 3; channel++) {
      float mean = mean(channel);
      for (int i = channel; i < to; i += 3) {
        rgb[i] = clip((rgb[i] - mean) * factor + mean);
      }
    }
  }

  private float mean(int channel) {
    double sum = 0;
    for (int i = channel; i < to; i += 3) {
      sum += rgb[i];
    }
    return (float) (sum * 3 / (to - from));
  }

  /** Multiplies S of HSV, as {@code tf.image.adjust_saturation}. */
  void saturate(float factor) {
    for (int i = from; i < to; i += 3) {
      float max = Math.max(rgb[i], Math.max(rgb[i + 1], rgb[i + 2]));
      float min = Math.min(rgb[i], Math.min(rgb[i + 1], rgb[i + 2]));
      float least = max > min ? Math.min(factor, max / (max - min)) : 1; // S stays below 1
      for (int c = i; c < i + 3; c++) {
        rgb[c] = clip(max + (rgb[c] - max) * least);
      }
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
    for (int i = from; i < to; i += 3) {
      float max = Math.max(rgb[i], Math.max(rgb[i + 1], rgb[i + 2]));
      float min = Math.min(rgb[i], Math.min(rgb[i + 1], rgb[i + 2]));
      float range = max - min;
      float fromRed = rgb[i + 1] + rgb[i + 2] - rgb[i] + max - 2 * min;
      float hue = (rgb[i + 1] >= rgb[i + 2] ? fromRed : -fromRed) + 6 * part * range;
      rgb[i] = channel(hue, min, max);
      rgb[i + 1] = channel(hue - 2 * range, min, max);
      rgb[i + 2] = channel(hue + 2 * range, min, max);
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

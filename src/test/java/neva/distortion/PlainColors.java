package neva.distortion;

/**
 * The colour ops for one image in plain Java and double precision, through HSV with its six
 * sextants as textbooks have it: what the graph is compared with. Values outside [0, 1] are treated
 * as by TensorFlow's AdjustHue and AdjustSaturation.
 */
final class PlainColors {

  private PlainColors() {}

  static double[] hue(double[] image, double delta) {
    double[] out = image.clone();
    for (int i = 0; i < image.length; i += 3) {
      double max = max(image, i);
      double min = min(image, i);
      double h = hueOf(image, i) + delta;
      put(out, i, h - Math.floor(h), min, max);
    }
    return out;
  }

  static double[] saturation(double[] image, double factor) {
    double[] out = image.clone();
    for (int i = 0; i < image.length; i += 3) {
      double max = max(image, i);
      double s = max > 0 ? (max - min(image, i)) / max : 0;
      double scaled = Math.max(0, Math.min(1, s * factor));
      put(out, i, hueOf(image, i), max - max * scaled, max);
    }
    return out;
  }

  static double[] contrast(double[] image, double factor) {
    return contrast(image, 3, factor);
  }

  static double[] contrast(double[] image, int channels, double factor) {
    double[] out = image.clone();
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int i = c; i < image.length; i += channels) {
        sum += image[i];
      }
      double mean = sum / (image.length / channels);
      for (int i = c; i < image.length; i += channels) {
        out[i] = (image[i] - mean) * factor + mean;
      }
    }
    return out;
  }

  static double[] brightness(double[] image, double delta) {
    double[] out = image.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += delta;
    }
    return out;
  }

  static double[] clip(double[] image) {
    double[] out = image.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, Math.min(1, out[i]));
    }
    return out;
  }

  /** In [0, 1); 0 for grey. */
  private static double hueOf(double[] image, int i) {
    double r = image[i];
    double g = image[i + 1];
    double b = image[i + 2];
    double range = max(image, i) - min(image, i);
    if (range == 0) {
      return 0;
    }
    if (r >= g && r >= b) {
      return ((g - b) / range / 6 + 1) % 1;
    }
    return g >= b ? ((b - r) / range + 2) / 6 : ((r - g) / range + 4) / 6;
  }

  private static void put(double[] image, int i, double h, double min, double max) {
    double sixths = h * 6 % 6;
    int sextant = (int) sixths;
    double rising = min + (max - min) * (sixths - sextant);
    double falling = max - (max - min) * (sixths - sextant);
    double[] rgb =
        switch (sextant) {
          case 0 -> new double[] {max, rising, min};
          case 1 -> new double[] {falling, max, min};
          case 2 -> new double[] {min, max, rising};
          case 3 -> new double[] {min, falling, max};
          case 4 -> new double[] {rising, min, max};
          default -> new double[] {max, min, falling};
        };
    System.arraycopy(rgb, 0, image, i, 3);
  }

  private static double max(double[] image, int i) {
    return Math.max(image[i], Math.max(image[i + 1], image[i + 2]));
  }

  private static double min(double[] image, int i) {
    return Math.min(image[i], Math.min(image[i + 1], image[i + 2]));
  }
}

package neva.classification.explanation;

import java.awt.image.BufferedImage;

/** How well an image is suited to show what a padding does. */
final class Borders {

  private Borders() {}

  /**
   * How much opposite borders differ, for the noise there is: the difference of their mean colours,
   * of the two pairs the more alike, over the mean difference of neighbouring pixels.
   */
  static double unevenness(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    double uneven = 0;
    double noise = 1;
    for (int channel = 0; channel < 3; channel++) {
      double down = 0;
      double across = 0;
      for (int x = 0; x < width; x++) {
        down += value(image, x, 0, channel) - value(image, x, height - 1, channel);
      }
      for (int y = 0; y < height; y++) {
        across += value(image, 0, y, channel) - value(image, width - 1, y, channel);
        noise += noise(image, y, channel) / height;
      }
      uneven += Math.min(Math.abs(down) / width, Math.abs(across) / height);
    }
    return uneven / noise;
  }

  /** The mean difference of neighbours in a row. */
  private static double noise(BufferedImage image, int y, int channel) {
    double sum = 0;
    for (int x = 1; x < image.getWidth(); x++) {
      sum += Math.abs(value(image, x, y, channel) - value(image, x - 1, y, channel));
    }
    return sum / image.getWidth();
  }

  private static int value(BufferedImage image, int x, int y, int channel) {
    return image.getRGB(x, y) >> 8 * channel & 0xff;
  }
}

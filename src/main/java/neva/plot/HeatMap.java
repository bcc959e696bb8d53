package neva.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Heat laid over a picture: dark where there is none, bright where it is greatest, the picture
 * shining through in grey.
 */
public final class HeatMap {

  private static final ColorRamp RAMP =
      new ColorRamp(
          new Color(0x0b, 0x05, 0x24),
          new Color(0x42, 0x0a, 0x68),
          new Color(0x93, 0x26, 0x67),
          new Color(0xdd, 0x51, 0x3a),
          new Color(0xfc, 0xa5, 0x0a),
          new Color(0xfc, 0xff, 0xa4));

  private static final double COLD_OPACITY = 0.55;
  private static final double HOT_OPACITY = 0.8;

  private HeatMap() {}

  /**
   * Enlarges the picture pixel by pixel, and the heat smoothly, to the same size.
   *
   * @param heat [h][w] from 0 to 1, over the whole of the picture, as a rule coarser than that
   * @param scale how many pixels, along each side, one pixel of the picture takes
   */
  public static BufferedImage over(BufferedImage picture, float[][] heat, int scale) {
    BufferedImage enlarged = Enlarged.of(picture, scale);
    for (int y = 0; y < enlarged.getHeight(); y++) {
      double row = position(y, enlarged.getHeight(), heat.length);
      for (int x = 0; x < enlarged.getWidth(); x++) {
        double column = position(x, enlarged.getWidth(), heat[0].length);
        double hot = between(heat, row, column);
        double opacity = COLD_OPACITY + (HOT_OPACITY - COLD_OPACITY) * hot;
        Color colour = ColorRamp.mix(grey(enlarged.getRGB(x, y)), RAMP.at(hot), opacity);
        enlarged.setRGB(x, y, colour.getRGB());
      }
    }
    return enlarged;
  }

  /** Its brightness as the eye sees it, so that all colour is heat. */
  private static Color grey(int rgb) {
    int brightness =
        (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
    return new Color(brightness, brightness, brightness);
  }

  /** Where the middle of pixel {@code at} of {@code size} lies between the middles of the cells. */
  private static double position(int at, int size, int cells) {
    double cell = (at + 0.5) * cells / size - 0.5;
    return Math.max(0, Math.min(cells - 1, cell));
  }

  /** Bilinear: in both directions a straight line from one cell to the next. */
  private static double between(float[][] heat, double row, double column) {
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, heat.length - 1);
    int right = Math.min(left + 1, heat[0].length - 1);
    double above = line(heat[top][left], heat[top][right], column - left);
    double below = line(heat[bottom][left], heat[bottom][right], column - left);
    return line(above, below, row - top);
  }

  private static double line(double from, double to, double part) {
    return from + (to - from) * part;
  }
}

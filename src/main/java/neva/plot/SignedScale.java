package neva.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import neva.io.Text;

/**
 * Colours for numbers of both signs: positive ones red, negative ones blue, zero white; the paler,
 * the nearer to zero. One scale serves all pictures that are to be compared.
 *
 * @param most the number, positive or negative, that has the darkest colour; what is beyond has it
 *     too
 */
public record SignedScale(double most) {

  private static final Color WHITE = Color.WHITE;

  private static final ColorRamp POSITIVE =
      new ColorRamp(
          WHITE,
          new Color(0xfd, 0xdb, 0xc7),
          new Color(0xf4, 0xa5, 0x82),
          new Color(0xd6, 0x60, 0x4d),
          new Color(0xb2, 0x18, 0x2b),
          new Color(0x67, 0x00, 0x1f));

  private static final ColorRamp NEGATIVE =
      new ColorRamp(
          WHITE,
          new Color(0xd1, 0xe5, 0xf0),
          new Color(0x92, 0xc5, 0xde),
          new Color(0x43, 0x93, 0xc3),
          new Color(0x21, 0x66, 0xac),
          new Color(0x05, 0x30, 0x61));

  private static final int NARROW = 8;
  private static final int WIDE = 12;
  private static final int BAR = 14;
  private static final int LABEL_GAP = 6;
  private static final int MARGIN = 16;

  /**
   * @throws IllegalArgumentException when {@code most} is negative or not finite
   */
  public SignedScale {
    if (!(most >= 0 && most < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("most must be zero or positive, found " + most);
    }
  }

  /** The scale that just holds all values. */
  public static SignedScale of(Iterable<float[][]> pictures) {
    double most = 0;
    for (float[][] picture : pictures) {
      for (float[] row : picture) {
        for (float value : row) {
          most = Math.max(most, Math.abs(value));
        }
      }
    }
    return new SignedScale(most);
  }

  /** The colour of a value. */
  public Color colour(double value) {
    double share = most == 0 ? 0 : Math.abs(value) / most;
    return (value < 0 ? NEGATIVE : POSITIVE).at(share);
  }

  /** A pixel for each value, [h][w]. */
  public BufferedImage picture(float[][] values) {
    int width = values[0].length;
    BufferedImage picture = new BufferedImage(width, values.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < values.length; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, colour(values[y][x]).getRGB());
      }
    }
    return picture;
  }

  /**
   * All pictures side by side, each enlarged to about {@code side} pixels in a pale frame.
   *
   * @param pictures [n][h][w], all of one size
   */
  public ImageGrid grid(List<float[][]> pictures, int side) {
    int enlarged = Math.max(1, side / pictures.get(0).length);
    ImageGrid grid = new ImageGrid("").columns(pictures.size() > 64 ? WIDE : NARROW).scale(1);
    pictures.forEach(picture -> grid.tile(framed(Enlarged.of(picture(picture), enlarged))));
    return grid;
  }

  /** White pixels at the border would be lost on white paper. */
  private static BufferedImage framed(BufferedImage picture) {
    try (Canvas canvas = new Canvas(picture.getWidth() + 2, picture.getHeight() + 2)) {
      canvas.fill(Style.GRID, 0, 0, picture.getWidth() + 2, picture.getHeight() + 2);
      canvas.picture(picture, 1, 1, 1);
      return canvas.image();
    }
  }

  /**
   * The colours from the largest value at the top to the smallest, with numbers beside.
   *
   * @param height of the bar alone, in pixels
   * @throws MissingFontException when the system has no font
   */
  public BufferedImage bar(int height) {
    int labels = Style.width(label(-most), Style.plain(12));
    int width = MARGIN + BAR + LABEL_GAP + labels + MARGIN;
    try (Canvas canvas = new Canvas(width, height + 2 * MARGIN)) {
      canvas.fill(Style.GRID, MARGIN - 1, MARGIN - 1, BAR + 2, height + 2);
      for (int i = 0; i < height; i++) {
        canvas.fill(colour(most * (1 - 2 * i / (height - 1.0))), MARGIN, MARGIN + i, BAR, 1);
      }
      for (int sign = 1; sign >= -1; sign--) {
        int y = MARGIN + (1 - sign) * (height - 1) / 2;
        int x = MARGIN + BAR + LABEL_GAP;
        canvas.textFrom(x, y, label(sign * most), Style.plain(12), Style.QUIET_INK);
      }
      return canvas.image();
    }
  }

  private static String label(double value) {
    return value == 0 ? "0" : Text.format("%+.2g", value).replace('-', '−');
  }
}

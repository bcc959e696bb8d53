package neva.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/** Brings decoded pixels of any colours to plain RGB. */
final class Colours {

  private Colours() {}

  /** Converts what nobody else holds, without a copy where it is RGB already. */
  static Picture convert(BufferedImage image) {
    boolean ready =
        image.getType() == BufferedImage.TYPE_3BYTE_BGR
            && Picture.bgr(image).length == 3 * image.getWidth() * image.getHeight();
    return ready ? new Picture(image) : copy(image);
  }

  static Picture copy(BufferedImage image) {
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    if (isPlain(image)) {
      copySamples(image, Picture.bgr(rgb));
    } else {
      drawOnWhite(image, rgb);
    }
    return new Picture(rgb);
  }

  /**
   * Whether the samples are shades that need no colour conversion: sRGB, or grey, which Java takes
   * for linear light and would brighten, though files mean the plain value.
   */
  private static boolean isPlain(BufferedImage image) {
    ColorModel model = image.getColorModel();
    SampleModel samples = image.getSampleModel();
    boolean colours = samples.getNumBands() <= 2 || model.getColorSpace().isCS_sRGB();
    boolean whole =
        samples.getDataType() == DataBuffer.TYPE_BYTE
            || samples.getDataType() == DataBuffer.TYPE_USHORT;
    return model instanceof ComponentColorModel
        && colours
        && whole
        && !model.isAlphaPremultiplied();
  }

  private static void copySamples(BufferedImage image, byte[] bgr) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    boolean alpha = image.getColorModel().hasAlpha();
    int colours = alpha ? bands - 1 : bands;
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    int[] row = new int[width * bands]; // [w, bands]
    int n = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int opacity = alpha ? row[at + bands - 1] : most;
        for (int c = 2; c >= 0; c--) {
          bgr[n++] = onWhite(row[at + Math.min(c, colours - 1)], opacity, most);
        }
      }
    }
  }

  private static byte onWhite(int sample, long opacity, int most) {
    long shade = opacity == most ? sample : most - opacity * (most - sample) / most;
    return (byte) (most == 255 ? shade : shade * 255 / most);
  }

  private static void drawOnWhite(BufferedImage image, BufferedImage rgb) {
    Graphics2D g = rgb.createGraphics();
    g.drawImage(image, 0, 0, Color.WHITE, null);
    g.dispose();
  }
}

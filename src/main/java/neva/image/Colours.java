package neva.image;

import static neva.image.DamagedImageException.unless;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/** Brings decoded pixels of any colours to plain RGB. */
final class Colours {

  private Colours() {}

  /** Converts what nobody else holds; what is RGB of 8 bits already is not copied. */
  static Picture convert(BufferedImage image) {
    boolean ready =
        image.getType() == BufferedImage.TYPE_3BYTE_BGR
            && Picture.bgr(image).length == 3 * image.getWidth() * image.getHeight();
    return ready ? new Picture(image) : copy(image);
  }

  static Picture copy(BufferedImage image) {
    int bits = image.getSampleModel().getSampleSize(0);
    unless(bits <= 16, "at most 16 bits a channel", "%d", bits);
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    if (isPlain(image)) {
      new Samples(image).copyTo(Picture.bgr(rgb));
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
    int type = image.getSampleModel().getTransferType();
    return model instanceof ComponentColorModel
        && !model.isAlphaPremultiplied()
        && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
        && (image.getRaster().getNumBands() <= 2 || model.getColorSpace().isCS_sRGB());
  }

  private static void drawOnWhite(BufferedImage image, BufferedImage rgb) {
    Graphics2D g = rgb.createGraphics();
    g.drawImage(image, 0, 0, Color.WHITE, null);
    g.dispose();
  }
}

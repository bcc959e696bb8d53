package neva.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;

/** A picture in memory: 8 bits each of red, green and blue, 3 bytes a pixel. It never changes. */
public final class Picture {

  /** [h, w, 3]; blue first, as {@link BufferedImage#TYPE_3BYTE_BGR} and Java's decoder have it. */
  private final BufferedImage image;

  /** Keeps {@code image}, which must be of {@link BufferedImage#TYPE_3BYTE_BGR}. */
  Picture(BufferedImage image) {
    this.image = image;
  }

  /**
   * A copy of {@code image} as RGB; what is transparent becomes white.
   *
   * @throws DamagedImageException when a channel has more than 16 bits
   */
  public static Picture of(BufferedImage image) {
    return Colours.copy(image);
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /** The pixel in column {@code x} and row {@code y} as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    int at = 3 * (Objects.checkIndex(y, height()) * width() + Objects.checkIndex(x, width()));
    byte[] bgr = bgr();
    return (bgr[at + 2] & 0xff) << 16 | (bgr[at + 1] & 0xff) << 8 | bgr[at] & 0xff;
  }

  /** Writes the pixels, uint8 [h, w, 3], red, green, blue, into {@code to} from {@code at} on. */
  public void writeRgb(byte[] to, int at) {
    byte[] bgr = bgr();
    for (int i = 0; i < bgr.length; i += 3) {
      to[at + i] = bgr[i + 2];
      to[at + i + 1] = bgr[i + 1];
      to[at + i + 2] = bgr[i];
    }
  }

  /** A copy that may be drawn on, of {@link BufferedImage#TYPE_3BYTE_BGR}. */
  public BufferedImage toBufferedImage() {
    BufferedImage copy = new BufferedImage(width(), height(), BufferedImage.TYPE_3BYTE_BGR);
    copy.getRaster().setRect(image.getRaster());
    return copy;
  }

  BufferedImage image() {
    return image;
  }

  /** The pixels themselves, [h, w, 3], blue, green, red. */
  byte[] bgr() {
    return bgr(image);
  }

  static byte[] bgr(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}

package neva.image;

import static neva.image.DamagedImageException.unless;

import java.nio.ByteOrder;

/**
 * Reads the header of a BMP file and compares the pixels it promises with the size of the file.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/gdi/bitmap-storage">Bitmap storage</a>
 */
final class BmpFile {

  private static final int PIXELS_AT = 10;
  private static final int HEADER = 14;
  private static final int COMPRESSION = 30;
  private static final int COMPRESSED_SIZE = 34;
  private static final int ALPHA_MASK = 66;
  private static final int OS2_SIZE = 12;
  private static final int WINDOWS_SIZE = 40;
  private static final int SIZE_WITH_ALPHA_MASK = 56;
  private static final int PLAIN = 0;
  private static final int MASKS = 3;

  private final FileBytes file;
  private final boolean os2;
  private final int width;
  private final int height;

  private BmpFile(byte[] bytes) {
    file = new FileBytes(bytes, ByteOrder.LITTLE_ENDIAN, "the rest of the pixels of a BMP");
    os2 = file.u32(HEADER) == OS2_SIZE;
    unless(
        os2 || file.u32(HEADER) >= WINDOWS_SIZE,
        "a bitmap header of 12, 40 or more bytes",
        "one of %,d",
        file.u32(HEADER));
    width = os2 ? file.u16(18) : (int) file.u32(18);
    height = os2 ? file.u16(20) : Math.abs((int) file.u32(22)); // negative: the top row comes first
  }

  static ImageHeader header(byte[] file) {
    BmpFile bmp = new BmpFile(file);
    ImageHeader header =
        new ImageHeader(
            ImageFormat.BMP, bmp.width, bmp.height, bmp.hasAlpha() ? 4 : 3, 8, false, false, 1);
    bmp.file.need(bmp.file.u32(PIXELS_AT), bmp.promised());
    return header;
  }

  /** Bytes of pixels. */
  private long promised() {
    if (os2 || file.u32(COMPRESSION) == PLAIN || file.u32(COMPRESSION) == MASKS) {
      long bits = (long) width * file.u16(os2 ? 24 : 28);
      return (bits + 31) / 32 * 4 * height;
    }
    return file.u32(COMPRESSED_SIZE);
  }

  private boolean hasAlpha() {
    return file.u32(HEADER) >= SIZE_WITH_ALPHA_MASK
        && file.u32(COMPRESSION) == MASKS
        && file.u32(ALPHA_MASK) != 0;
  }
}

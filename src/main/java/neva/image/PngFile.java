package neva.image;

import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file: 4 bytes length, 4 bytes type, the data, 4 bytes checksum.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, section 5</a>
 */
final class PngFile {

  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;

  private final byte[] bytes;
  private final FileBytes file;
  private FileBytes head;
  private long pixels;
  private boolean animated;
  private boolean transparent;
  private int orientation = 1;

  private PngFile(byte[] bytes) {
    this.bytes = bytes;
    file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the last chunk IEND of a PNG");
  }

  static ImageHeader walk(byte[] file) {
    return new PngFile(file).toEnd();
  }

  private ImageHeader toEnd() {
    long at = SIGNATURE;
    DamagedImageException.unless(file.has(at + 4, "IHDR"), "the chunk IHDR first", "another chunk");
    while (!file.has(at + 4, "IEND")) {
      at = chunk(at);
    }
    chunk(at);
    DamagedImageException.unless(pixels > 0, "picture data in a chunk IDAT", "none");
    return header();
  }

  private long chunk(long at) {
    long length = file.u32(at);
    file.need(at, length + AROUND);
    checkSum((int) at, (int) length);
    take((int) at, file.part(at + 8, length));
    return at + length + AROUND;
  }

  private void checkSum(int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, at + 4, length + 4);
    long stored = file.u32(at + 8L + length);
    DamagedImageException.unless(
        crc.getValue() == stored,
        "the checksum %08X of the chunk at byte %d".formatted(crc.getValue(), at),
        "%08X".formatted(stored));
  }

  private void take(int at, FileBytes data) {
    if (file.has(at + 4, "IHDR")) {
      head = data;
    } else if (file.has(at + 4, "IDAT")) {
      pixels += data.length();
    } else if (file.has(at + 4, "acTL")) {
      animated = true;
    } else if (file.has(at + 4, "tRNS")) {
      transparent = true;
    } else if (file.has(at + 4, "eXIf")) {
      orientation = TiffDirectory.orientation(data);
    }
  }

  private ImageHeader header() {
    int type = head.u8(9);
    int colours = type == 0 || type == 4 ? 1 : 3;
    int alpha = type >= 4 || transparent ? 1 : 0;
    return new ImageHeader(
        ImageFormat.PNG,
        (int) head.u32(0),
        (int) head.u32(4),
        colours + alpha,
        type == 3 ? 8 : head.u8(8),
        false,
        animated,
        orientation);
  }
}

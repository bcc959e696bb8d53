package neva.image;

import static neva.image.DamagedImageException.unless;

import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file: 4 bytes length, 4 bytes type, the data, 4 bytes checksum.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, sections 5 and 11</a>
 */
final class PngFile {

  private static final int SIGNATURE = 8;
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  /** Deflate's 258 bytes for two codes of a bit each. */
  private static final long MOST_COMPRESSION = 1032;

  private final byte[] bytes;
  private final FileBytes file;
  private FileBytes head;
  private long compressed;
  private boolean animated;
  private boolean transparent;
  private int orientation = 1;

  private PngFile(byte[] bytes) {
    this.bytes = bytes;
    file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the last chunk IEND of a PNG");
  }

  static ImageHeader header(byte[] file) {
    return new PngFile(file).toEnd();
  }

  private ImageHeader toEnd() {
    int at = chunk(SIGNATURE);
    unless(file.has(SIGNATURE + 4, "IHDR"), "the chunk IHDR at byte 8", "another one");
    head = file.part(SIGNATURE + 8, at - SIGNATURE - 12);
    while (!file.has(at + 4, "IEND")) {
      at = chunk(at);
    }
    chunk(at);
    return header();
  }

  private int chunk(int at) {
    long length = file.u32(at);
    file.need(at, length + 12);
    int end = at + (int) length + 8;
    CRC32 crc = new CRC32();
    crc.update(bytes, at + 4, end - at - 4);
    if (crc.getValue() != file.u32(end)) {
      throw new DamagedImageException(
          "the checksum %08X for the chunk at byte ".formatted(crc.getValue())
              + FileBytes.number(at),
          "%08X".formatted(file.u32(end)));
    }
    take(at + 4, file.part(at + 8, length));
    return end + 4;
  }

  private void take(int type, FileBytes data) {
    if (file.has(type, "IDAT")) {
      compressed += data.length();
    } else if (file.has(type, "acTL")) {
      animated = true;
    } else if (file.has(type, "tRNS")) {
      transparent = true;
    } else if (file.has(type, "eXIf")) {
      orientation = TiffDirectory.orientation(data);
    }
  }

  private ImageHeader header() {
    int type = head.u8(9);
    int stored = storedChannels(type);
    boolean alpha = transparent && (type == PALETTE || stored % 2 == 1);
    ImageHeader header =
        new ImageHeader(
            ImageFormat.PNG,
            (int) head.u32(0),
            (int) head.u32(4),
            (type == PALETTE ? 3 : stored) + (alpha ? 1 : 0),
            type == PALETTE ? 8 : depth(),
            false,
            animated,
            orientation);
    checkClaim((long) header.width() * header.height() * stored * depth() / 8);
    return header;
  }

  private int depth() {
    int depth = head.u8(8);
    unless(depth <= 16 && Integer.bitCount(depth) == 1, "1, 2, 4, 8 or 16 bits", "%d", depth);
    return depth;
  }

  private static int storedChannels(int type) {
    return switch (type) {
      case GREY, PALETTE -> 1;
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      case RGB_ALPHA -> 4;
      default -> throw new DamagedImageException("the colour type 0, 2, 3, 4 or 6", "" + type);
    };
  }

  private void checkClaim(long needed) {
    unless(
        needed <= MOST_COMPRESSION * compressed,
        "no more pixels than the file can hold",
        "%,d bytes of them in %,d (IDAT)",
        needed,
        compressed);
  }
}

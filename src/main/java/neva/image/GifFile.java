package neva.image;

import static neva.image.DamagedImageException.unless;

import java.nio.ByteOrder;

/**
 * Walks the blocks of a GIF file to its trailer.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
final class GifFile {

  private static final int SCREEN = 6;
  private static final int BLOCKS = 13;
  private static final int PICTURE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xf9;
  private static final int TRAILER = 0x3b;

  private final FileBytes file;
  private FileBytes first;
  private boolean animated;
  private boolean transparent;

  private GifFile(byte[] bytes) {
    file = new FileBytes(bytes, ByteOrder.LITTLE_ENDIAN, "the trailer 3B of a GIF");
  }

  static ImageHeader header(byte[] file) {
    return new GifFile(file).toEnd();
  }

  private ImageHeader toEnd() {
    int at = BLOCKS + colourTable(SCREEN + 4);
    while (file.u8(at) != TRAILER) {
      at = block(at);
    }
    unless(first != null, "a picture before the trailer of a GIF", "none");
    return new ImageHeader(
        ImageFormat.GIF, first.u16(5), first.u16(7), transparent ? 4 : 3, 8, false, animated, 1);
  }

  private int block(int at) {
    return switch (file.u8(at)) {
      case PICTURE -> picture(at);
      case EXTENSION -> extension(at);
      default ->
          throw new DamagedImageException(
              "a picture, an extension or the trailer at byte " + FileBytes.number(at),
              "a block of type %02X".formatted(file.u8(at)));
    };
  }

  /** The position, the size, perhaps a colour table, the width of the first code, the codes. */
  private int picture(int at) {
    animated = first != null;
    if (!animated) {
      first = file.part(at, 10);
    }
    return behindData(at + 10 + colourTable(at + 9) + 1);
  }

  private int extension(int at) {
    if (first == null && file.u8(at + 1) == CONTROL) {
      transparent = (file.u8(at + 3) & 1) == 1;
    }
    return behindData(at + 2);
  }

  /** Bytes of the colour table that the flags announce. */
  private int colourTable(int flagsAt) {
    int flags = file.u8(flagsAt);
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** Passes over pieces that begin with their length, to the one of length 0. */
  private int behindData(int from) {
    int at = from;
    while (file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }
}

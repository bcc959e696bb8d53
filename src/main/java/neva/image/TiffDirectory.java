package neva.image;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A directory of fields as TIFF has it and EXIF borrows it: 2 bytes their number, 12 bytes each,
 * and 4 bytes the offset of the next directory.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     2</a>
 */
final class TiffDirectory {

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private static final int ORIENTATION = 274;

  private final FileBytes file;
  private final long at;
  private final int fields;

  private TiffDirectory(FileBytes file, long at) {
    this.file = file;
    this.at = at;
    fields = file.u16(at);
    file.need(at, 2 + 12L * fields + 4);
  }

  /** The first directory of a file that begins with its byte order, {@code II} or {@code MM}. */
  static TiffDirectory first(FileBytes file) {
    FileBytes ordered = file.in(file.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new TiffDirectory(ordered, ordered.u32(4));
  }

  /** EXIF's 1 to 8; 1 when there is no such field or it holds anything else. */
  int orientation() {
    long value = value(ORIENTATION, 1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /**
   * The orientation that a block of EXIF asks for. A damaged block is no damage of the picture, and
   * asks for nothing.
   */
  static int orientation(FileBytes exif) {
    try {
      return first(exif).orientation();
    } catch (DamagedImageException e) {
      return 1;
    }
  }

  /** The directory after this one. */
  Optional<TiffDirectory> next() {
    long next = file.u32(at + 2 + 12L * fields);
    return next == 0 ? Optional.empty() : Optional.of(new TiffDirectory(file, next));
  }

  /** How many numbers a field claims to hold; 0 when there is no such field. */
  long count(int tag) {
    long field = field(tag);
    return field < 0 ? 0 : file.u32(field + 4);
  }

  /** The first number of a field. */
  long value(int tag, long absent) {
    return value(tag, 0, absent);
  }

  /** Number {@code i} of a field. */
  long value(int tag, long i, long absent) {
    return i < count(tag) ? number(field(tag), i) : absent;
  }

  /** Checks that so many bytes of the file follow. */
  void need(long at, long bytes) {
    file.need(at, bytes);
  }

  private long field(int tag) {
    for (int i = 0; i < fields; i++) {
      long field = at + 2 + 12L * i;
      if (file.u16(field) == tag) {
        return field;
      }
    }
    return -1;
  }

  private long number(long field, long i) {
    int size = size(file.u16(field + 2));
    long values = file.u32(field + 4) * size <= 4 ? field + 8 : file.u32(field + 8);
    long place = values + i * size;
    return switch (size) {
      case 1 -> file.u8(place);
      case 2 -> file.u16(place);
      default -> file.u32(place);
    };
  }

  private static int size(int type) {
    return switch (type) {
      case BYTE -> 1;
      case SHORT -> 2;
      case LONG -> 4;
      default ->
          throw new DamagedImageException(
              "a number in a TIFF directory", "a field of type " + type);
    };
  }
}

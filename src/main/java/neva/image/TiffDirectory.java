package neva.image;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A directory of fields as TIFF has it and EXIF borrows it: 2 bytes their number, 12 bytes each,
 * and 4 bytes the place of the next directory.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     2</a>
 */
final class TiffDirectory {

  private static final int ORIENTATION = 274;

  private final FileBytes file;
  private final long at;
  private final int fields;

  private TiffDirectory(FileBytes file, long at) {
    this.file = file;
    this.at = at;
    fields = file.u16(at);
    file.need(at, 2 + 12L * fields);
  }

  /** The first directory of a file that begins with its byte order, {@code II} or {@code MM}. */
  static TiffDirectory first(FileBytes file) {
    FileBytes ordered = file.in(file.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return new TiffDirectory(ordered, ordered.u32(4));
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

  /** 1 to 8; 1 when there is no such field or it holds anything else. */
  int orientation() {
    long value = value(ORIENTATION, 1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /** The directory after this one. */
  Optional<TiffDirectory> next() {
    long next = file.u32(at + 2 + 12L * fields);
    return next == 0 ? Optional.empty() : Optional.of(new TiffDirectory(file, next));
  }

  /** The first number of a field. */
  long value(int tag, long absent) {
    return field(tag)
        .filter(field -> field.count() > 0)
        .map(field -> field.number(0))
        .orElse(absent);
  }

  Optional<TiffField> field(int tag) {
    for (int i = 0; i < fields; i++) {
      long place = at + 2 + 12L * i;
      if (file.u16(place) == tag) {
        return Optional.of(TiffField.at(file, place));
      }
    }
    return Optional.empty();
  }
}

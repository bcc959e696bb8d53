package neva.tfrecord;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import neva.io.MaskedCrc32c;

/**
 * What stands around the data of a record: before it the length, an unsigned 64-bit little-endian,
 * and its masked CRC-32C; after it the data's masked CRC-32C.
 */
final class RecordFrame {

  static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
  static final int FOOTER_BYTES = Integer.BYTES;

  private RecordFrame() {}

  /** Whether these bytes are a header whose checksum is right. */
  static boolean isHeader(byte[] bytes) {
    return bytes.length == HEADER_BYTES
        && littleEndian(bytes).getInt(Long.BYTES) == MaskedCrc32c.of(bytes, 0, Long.BYTES);
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package neva.tfrecord;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import neva.io.BadInputException;
import neva.io.MaskedCrc32c;

/**
 * Checks what stands around the data of the records of one file: before it the length, an unsigned
 * 64-bit little-endian, and its masked CRC-32C; after it the data's masked CRC-32C.
 */
record RecordFrame(Path file) {

  static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
  static final int FOOTER_BYTES = Integer.BYTES;
  private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;
  // A record is held about twice while it is read, and its parts again by who asked for it.
  private static final long MAX_DATA_BYTES = Runtime.getRuntime().maxMemory() / 4;

  /** Whether these bytes are a header whose checksum is right. */
  static boolean isHeader(byte[] bytes) {
    return bytes.length == HEADER_BYTES
        && littleEndian(bytes).getInt(Long.BYTES) == MaskedCrc32c.of(bytes, 0, Long.BYTES);
  }

  /** The length that a header tells, 0 to the length of the longest array. */
  long length(byte[] header, long offset) {
    if (header.length < HEADER_BYTES) {
      throw truncated(
          "a record header of 12 bytes", header.length + " before the file ends", offset, null);
    }
    ByteBuffer fields = littleEndian(header);
    long length = fields.getLong();
    checkCrc("length", fields.getInt(), MaskedCrc32c.of(header, 0, Long.BYTES), offset);
    if (length < 0 || length > MAX_ARRAY_BYTES) {
      throw corrupt(
          "a record of at most " + MAX_ARRAY_BYTES + " bytes",
          Long.toUnsignedString(length),
          offset,
          null);
    }
    return length;
  }

  /** Refuses what would not fit into memory, before it is read. */
  void checkMemory(long length, long offset) {
    if (length > MAX_DATA_BYTES) {
      throw new BadInputException(
          ("Expected a record of at most %d bytes, a quarter of Java's memory, but found %d at %s,"
                  + " offset %d; give Java more with -Xmx.")
              .formatted(MAX_DATA_BYTES, length, file, offset));
    }
  }

  void checkData(byte[] data, byte[] footer, long offset) {
    checkCrc("data", littleEndian(footer).getInt(), MaskedCrc32c.of(data), offset);
  }

  private void checkCrc(String part, int expected, int actual, long offset) {
    if (expected != actual) {
      throw corrupt(
          "%s with masked crc32c 0x%08x".formatted(part, expected),
          "0x%08x".formatted(actual),
          offset,
          null);
    }
  }

  /** For a file that ends {@code left} bytes behind the header of a longer record. */
  TruncatedRecordException tooShort(long length, long left, long offset) {
    return truncated(
        "%d bytes of data and checksum".formatted(length + FOOTER_BYTES),
        left + " before the file ends",
        offset,
        null);
  }

  TruncatedRecordException truncated(String expected, String found, long offset, Throwable cause) {
    return new TruncatedRecordException(file, offset, sentence(expected, found), cause);
  }

  CorruptRecordException corrupt(String expected, String found, long offset, Throwable cause) {
    return new CorruptRecordException(file, offset, sentence(expected, found), cause);
  }

  private static String sentence(String expected, String found) {
    return "Expected " + expected + " but found " + found;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

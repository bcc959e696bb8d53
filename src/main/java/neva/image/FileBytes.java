package neva.image;

import java.nio.ByteOrder;
import neva.io.Text;

/**
 * A file in memory, or a part of one, whose numbers are read by their offset. What lies beyond its
 * end is damage, so no offset or length that a file claims needs a check of its own.
 */
final class FileBytes {

  private final byte[] bytes;
  private final int from;
  private final int length;
  private final ByteOrder order;
  private final String expected;

  private FileBytes(byte[] bytes, int from, int length, ByteOrder order, String expected) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.order = order;
    this.expected = expected;
  }

  /** The whole file; {@code expected} is what a file that is cut off lacks. */
  FileBytes(byte[] bytes, ByteOrder order, String expected) {
    this(bytes, 0, bytes.length, order, expected);
  }

  /** The {@code size} bytes from {@code start} on, whose offsets count from there. */
  FileBytes part(long start, long size) {
    need(start, size);
    return new FileBytes(
        bytes, from + (int) start, (int) size, order, "more bytes in a part of the file");
  }

  FileBytes in(ByteOrder other) {
    return new FileBytes(bytes, from, length, other, expected);
  }

  int length() {
    return length;
  }

  int u8(long at) {
    need(at, 1);
    return bytes[from + (int) at] & 0xff;
  }

  int u16(long at) {
    int first = u8(at);
    int second = u8(at + 1);
    return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  long u32(long at) {
    long first = u16(at);
    long second = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  /** Whether these characters, as Latin 1, stand at {@code at}. */
  boolean has(long at, String text) {
    int i = 0;
    while (i < text.length() && at + i < length && u8(at + i) == text.charAt(i)) {
      i++;
    }
    return i == text.length();
  }

  /** Checks that {@code count} bytes follow. */
  void need(long at, long count) {
    if (count > length - at) {
      throw cutOff();
    }
  }

  DamagedImageException cutOff() {
    String end = length + from == bytes.length ? "the end of the file" : "its end";
    return new DamagedImageException(expected, end + " at byte " + number(from + length));
  }

  /** With commas between the thousands. */
  static String number(long value) {
    return Text.format("%,d", value);
  }
}

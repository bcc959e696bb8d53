package neva.recordset;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import neva.image.ImageHeader;

/** Lets as many pictures be decoded at once as memory has room for, and always one. */
final class DecodingRoom {

  private static final int BYTES_PER_PIXEL = 12; // the decoder's, ours and, scaled, another
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  DecodingRoom(long bytes) {
    units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    free = new Semaphore(units, true); // fair, or a large picture would wait for ever
  }

  /** Does work that decodes a picture with this header. */
  <R> R decoding(ImageHeader header, Supplier<R> work) {
    long needed = (long) header.width() * header.height() * BYTES_PER_PIXEL / UNIT + 1;
    int taken = (int) Math.min(units, needed);
    free.acquireUninterruptibly(taken);
    try {
      return work.get();
    } finally {
      free.release(taken);
    }
  }
}

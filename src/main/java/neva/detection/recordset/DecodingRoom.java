package neva.detection.recordset;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import neva.image.ImageHeader;

/** Lets as many pictures be decoded at once as memory has room for, and always one. */
final class DecodingRoom {

  private static final int RGB = 3;
  private static final int HEAP_PARTS = 3;
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  /** A third of the memory there is. */
  DecodingRoom() {
    long bytes = Runtime.getRuntime().maxMemory() / HEAP_PARTS;
    units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    free = new Semaphore(units, true); // fair, or a large picture would wait for ever
  }

  /** Does work that decodes a picture, and needs so many more bytes for each of its pixels. */
  <R> R decoding(ImageHeader header, int more, Supplier<R> work) {
    int samples = header.channels() * (header.bits() > 8 ? 2 : 1);
    long bytes = (long) header.width() * header.height() * (samples + RGB + more);
    int taken = (int) Math.min(units, bytes / UNIT + 1);
    free.acquireUninterruptibly(taken);
    try {
      return work.get();
    } finally {
      free.release(taken);
    }
  }

  /** Does work that decodes a picture and makes nothing of it. */
  void checking(ImageHeader header, Runnable work) {
    decoding(
        header,
        0,
        () -> {
          work.run();
          return null;
        });
  }
}

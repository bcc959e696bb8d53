package neva.feed;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decoded pictures, as many as fit. The first ones stay and the others are decoded each time: where
 * every epoch shows all of them once in another order, no choice of what to throw out does better.
 * Safe for several threads at once.
 */
public final class RasterCache {

  private final Decoder decoder;
  private final AtomicReferenceArray<Raster> kept;
  private final AtomicLong free;

  /** Decodes a picture of a set by its number, from 0; several threads at once. */
  @FunctionalInterface
  public interface Decoder {
    Raster decode(int picture) throws IOException;
  }

  /**
   * @param pictures how many there are
   * @param bytes of pixels that are kept, at most
   */
  public RasterCache(int pictures, Decoder decoder, long bytes) {
    this.decoder = decoder;
    kept = new AtomicReferenceArray<>(pictures);
    free = new AtomicLong(bytes);
  }

  /**
   * A picture, kept or decoded now.
   *
   * @throws IOException when it has to be decoded and cannot
   */
  public Raster get(int picture) throws IOException {
    Raster raster = kept.get(picture);
    if (raster == null) {
      raster = decoder.decode(picture);
      keep(picture, raster);
    }
    return raster;
  }

  private void keep(int picture, Raster raster) {
    int bytes = raster.rgb().length;
    boolean taken = free.addAndGet(-bytes) >= 0 && kept.compareAndSet(picture, null, raster);
    if (!taken) {
      free.addAndGet(bytes);
    }
  }
}

package neva.feed;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decoded pictures, as many as fit. The first ones stay and the others are decoded each time: where
 * every epoch shows all of them once in another order, no choice of what to throw out does better.
 */
final class RasterCache {

  private final DetectionRecords records;
  private final AtomicReferenceArray<Raster> kept;
  private final AtomicLong free;

  RasterCache(DetectionRecords records, long bytes) {
    this.records = records;
    kept = new AtomicReferenceArray<>(records.size());
    free = new AtomicLong(bytes);
  }

  Raster get(int record) throws IOException {
    Raster raster = kept.get(record);
    if (raster == null) {
      raster = Raster.of(records.picture(record));
      keep(record, raster);
    }
    return raster;
  }

  private void keep(int record, Raster raster) {
    int bytes = raster.rgb().length;
    boolean taken = free.addAndGet(-bytes) >= 0 && kept.compareAndSet(record, null, raster);
    if (!taken) {
      free.addAndGet(bytes);
    }
  }
}

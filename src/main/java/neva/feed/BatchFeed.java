package neva.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import neva.ssd.LabeledBox;
import neva.training.BatchOrder;

/**
 * Makes the batches of a training, some steps ahead of it. A batch is a function of the records,
 * the configuration and the step alone, whatever was asked for before: so a training that was
 * killed continues with the very batches it would have had.
 */
public final class BatchFeed implements Closeable {

  /** Batches in the making besides the one asked for. */
  private static final int AHEAD = 2;

  private final FeedConfig config;
  private final BatchOrder order;
  private final SampleMaker maker;
  private final ExecutorService threads;
  private final NavigableMap<Long, Coming> coming = new TreeMap<>();

  /** A batch whose pictures are being made. */
  private record Coming(float[] pixels, List<Future<Finished>> pictures) {}

  /** What a picture shows, once its pixels are in their place. */
  private record Finished(List<LabeledBox> boxes, String name) {}

  /**
   * Makes nothing before it is asked.
   *
   * @param records which must stay open
   */
  public BatchFeed(DetectionRecords records, FeedConfig config) {
    this.config = config;
    order = new BatchOrder(records.size(), config.batch(), config.seed());
    maker = new SampleMaker(records, config);
    threads = Executors.newFixedThreadPool(config.threads(), BatchFeed::worker);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "feed");
    thread.setDaemon(true);
    return thread;
  }

  /** Pictures in a batch: as configured, or all there are when these are fewer. */
  public int batchSize() {
    return order.batchSize();
  }

  /** Steps in which each picture is seen once; those that fill no batch sit out. */
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  /**
   * The batch of a step.
   *
   * @param step steps already done, from 0
   * @throws neva.io.BadInputException naming file and record, when one of its pictures cannot be
   *     read
   * @throws UncheckedIOException when reading fails for another reason
   */
  public synchronized Batch batch(long step) {
    coming.headMap(step).clear();
    for (long next = step; next <= step + AHEAD; next++) {
      coming.computeIfAbsent(next, this::begin);
    }
    Coming wanted = coming.get(step);
    List<List<LabeledBox>> boxes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Future<Finished> picture : wanted.pictures) {
      Finished finished = finished(picture);
      boxes.add(finished.boxes);
      names.add(finished.name);
    }
    return new Batch(config.height(), config.width(), wanted.pixels, boxes, names);
  }

  private Coming begin(long step) {
    int[] records = order.indices(step);
    float[] pixels = new float[records.length * maker.pictureSize()]; // [b, h, w, 3]
    List<Future<Finished>> pictures = new ArrayList<>();
    for (int i = 0; i < records.length; i++) {
      int position = i;
      pictures.add(threads.submit(() -> make(records[position], step, position, pixels)));
    }
    return new Coming(pixels, pictures);
  }

  private Finished make(int record, long step, int position, float[] pixels) throws IOException {
    return new Finished(
        maker.make(record, step, position, pixels, position * maker.pictureSize()),
        maker.name(record));
  }

  private static Finished finished(Future<Finished> picture) {
    try {
      return picture.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a batch was being made", e);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new UncheckedIOException((IOException) cause);
  }

  /**
   * Ends the threads; waits for the pictures they are at, for an interrupted one closes its file.
   */
  @Override
  public synchronized void close() {
    coming.values().forEach(batch -> batch.pictures.forEach(picture -> picture.cancel(false)));
    coming.clear();
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

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
import java.util.stream.IntStream;

/**
 * Makes the batches of a training by worker threads, some steps ahead of it, for sets whose
 * pictures are read when they are wanted: each piece, mostly a picture, by one thread. A batch is a
 * function of its step alone, whatever was asked for before: so a training that was killed
 * continues with the very batches it would have had.
 *
 * @param <B> a batch
 */
public final class ReadAhead<B> implements Closeable {

  /** Batches in the making besides the one asked for. */
  private static final int AHEAD = 2;

  private final Maker<B> maker;
  private final ExecutorService threads;
  private final NavigableMap<Long, Coming<B>> coming = new TreeMap<>();

  /** Makes a batch piece by piece; its methods are called by several threads at once. */
  public interface Maker<B> {

    /** A batch that is still to be filled, a function of the step. */
    B begin(long step);

    /** How many pieces a batch has. */
    int size(B batch);

    /** Fills a piece of a batch, which no other thread touches. */
    void fill(B batch, int position) throws IOException;
  }

  private record Coming<B>(B batch, List<Future<?>> pieces) {}

  /**
   * Makes nothing before it is asked.
   *
   * @param workers how many threads
   */
  public ReadAhead(Maker<B> maker, int workers) {
    this.maker = maker;
    threads = Executors.newFixedThreadPool(workers, ReadAhead::worker);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "feed");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The batch of a step, whole.
   *
   * @param step steps already done, from 0
   * @throws UncheckedIOException when reading a piece fails; what else filling throws, as it is
   */
  public synchronized B batch(long step) {
    coming.headMap(step).clear();
    for (long next = step; next <= step + AHEAD; next++) {
      coming.computeIfAbsent(next, this::begin);
    }
    Coming<B> wanted = coming.get(step);
    wanted.pieces.forEach(ReadAhead::await);
    return wanted.batch;
  }

  private Coming<B> begin(long step) {
    B batch = maker.begin(step);
    List<Future<?>> pieces = new ArrayList<>();
    IntStream.range(0, maker.size(batch))
        .forEach(position -> pieces.add(threads.submit(() -> fill(batch, position))));
    return new Coming<>(batch, pieces);
  }

  private Void fill(B batch, int position) throws IOException {
    maker.fill(batch, position);
    return null;
  }

  private static void await(Future<?> piece) {
    try {
      piece.get();
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

  /** Ends the threads; waits for the pieces they are at, for an interrupted one closes its file. */
  @Override
  public synchronized void close() {
    coming.values().forEach(batch -> batch.pieces.forEach(piece -> piece.cancel(false)));
    coming.clear();
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

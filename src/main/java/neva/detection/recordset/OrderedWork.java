package neva.detection.recordset;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does work on several threads and takes its results in the order it was handed in, on the thread
 * that hands it in. What waits or is being worked on stays within a number of bytes, so memory does
 * not grow with the amount of work.
 *
 * @param <R> a result
 */
final class OrderedWork<R> implements Closeable {

  private static final int HEAP_PARTS = 8;
  private static final int MOST_WAITING = 32; // for each thread, so that small work keeps all busy

  private final ExecutorService threads;
  private final int mostTasks;
  private final long mostBytes;
  private final Sink<R> sink;
  private final ArrayDeque<Task<R>> waiting = new ArrayDeque<>();
  private long bytes;

  private record Task<R>(Future<R> result, long bytes) {}

  /** Takes the results in order. */
  @FunctionalInterface
  interface Sink<R> {
    void take(R result) throws IOException;
  }

  /** A single piece of work is always let in, however many bytes it needs. */
  OrderedWork(int threads, long mostBytes, Sink<R> sink) {
    this.threads = Executors.newFixedThreadPool(threads, OrderedWork::worker);
    this.mostTasks = threads * MOST_WAITING;
    this.mostBytes = mostBytes;
    this.sink = sink;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "recordset");
    thread.setDaemon(true);
    return thread;
  }

  /** The bytes of files that may be in flight: as much again is needed for what they become. */
  static long roomForFiles() {
    return Runtime.getRuntime().maxMemory() / HEAP_PARTS;
  }

  /**
   * Hands in work that needs so many bytes; hands out earlier results until there is room.
   *
   * @throws IOException from earlier work or from taking its result
   */
  void add(long needed, Callable<R> work) throws IOException {
    while (!waiting.isEmpty() && (bytes + needed > mostBytes || waiting.size() >= mostTasks)) {
      takeOne();
    }
    bytes += needed;
    waiting.add(new Task<>(threads.submit(work), needed));
  }

  /** Hands out all results that are left. */
  void finish() throws IOException {
    while (!waiting.isEmpty()) {
      takeOne();
    }
  }

  private void takeOne() throws IOException {
    Task<R> first = waiting.remove();
    sink.take(result(first.result));
    bytes -= first.bytes;
  }

  private static <R> R result(Future<R> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while work was in progress", e);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private static IOException unwrapped(Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException e ? e : new IOException(cause);
  }

  /** Gives up what has not been handed out, and waits for none of it. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many threads that ask one model without a pause, as those of a busy service do. Prints LATENCY
 * with the quantiles, the rate and the failures of the time after the warm-up, and RESIDENT with
 * the size of the process after a third of it and at its end.
 */
public final class ServiceLoad {

  /** How long to measure, from the environment. */
  public static final double SECONDS = Settings.number("BENCH_SERVE_SECONDS", 60);

  private static final long NANOS = 1_000_000_000;

  private final String engine;
  private final String work;
  private final int threads;
  private final double seconds;

  /** Makes what a thread calls again and again. */
  @FunctionalInterface
  public interface Client {
    Callable<?> open() throws Exception;
  }

  /**
   * @param seconds after the warm-up, whose length is a tenth of it
   */
  public ServiceLoad(String engine, String work, int threads, double seconds) {
    this.engine = engine;
    this.work = work;
    this.threads = threads;
    this.seconds = seconds;
  }

  /** Runs the load to its end. */
  public void run(Client client) throws Exception {
    long begin = System.nanoTime() + (long) (seconds / 10 * NANOS);
    long end = begin + (long) (seconds * NANOS);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Caller>> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Caller caller = new Caller(client.open(), begin, end);
      callers.add(pool.submit(caller));
    }
    Thread.sleep((begin - System.nanoTime()) / 1_000_000 + (long) (seconds * 1000 / 3));
    long early = Resident.megabytes();
    List<Caller> done = new ArrayList<>();
    for (Future<Caller> caller : callers) {
      done.add(caller.get());
    }
    pool.shutdown();
    report(done);
    Line.print("RESIDENT", engine, work, Long.toString(early), Long.toString(Resident.megabytes()));
  }

  private void report(List<Caller> callers) {
    long[] nanos = callers.stream().flatMapToLong(c -> Arrays.stream(c.nanos())).sorted().toArray();
    int failures = callers.stream().mapToInt(Caller::failures).sum();
    Line.print(
        "LATENCY",
        engine,
        work,
        Integer.toString(threads),
        "%.2f".formatted(quantile(nanos, 0.5)),
        "%.2f".formatted(quantile(nanos, 0.99)),
        "%.1f".formatted(nanos.length / seconds),
        Integer.toString(failures));
  }

  /** In milliseconds. */
  private static double quantile(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank)] / 1e6;
  }
}

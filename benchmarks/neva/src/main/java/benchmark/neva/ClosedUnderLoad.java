package benchmark.neva;

import benchmark.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes a model while threads ask it. Prints CLOSED with how many calls were answered, how many
 * were refused in a sentence that says so, and how many ended otherwise. If closing were not safe,
 * the process would end in native code.
 *
 * @param seconds of the load; it is closed in the middle
 */
record ClosedUnderLoad(String engine, String work, int threads, double seconds) {

  private static final String REFUSAL = "This classifier is closed.";

  void run(Callable<?> call, AutoCloseable model) throws Exception {
    AtomicLong answered = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    AtomicLong other = new AtomicLong();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      callers.add(
          pool.submit(
              () -> {
                while (System.nanoTime() < end) {
                  count(call, answered, refused, other);
                }
              }));
    }
    Thread.sleep((long) (seconds * 500));
    model.close();
    for (Future<?> caller : callers) {
      caller.get();
    }
    pool.shutdown();
    Line.print("CLOSED", engine, work, answered.toString(), refused.toString(), other.toString());
  }

  private static void count(
      Callable<?> call, AtomicLong answered, AtomicLong refused, AtomicLong other) {
    try {
      call.call();
      answered.incrementAndGet();
    } catch (Exception e) {
      boolean told = e instanceof IllegalStateException && REFUSAL.equals(e.getMessage());
      (told ? refused : other).incrementAndGet();
    }
  }
}

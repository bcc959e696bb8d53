package benchmark;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** One thread of a load: calls until the end, and remembers how long each call took. */
final class Caller implements Callable<Caller> {

  private final Callable<?> call;
  private final long begin;
  private final long end;
  private long[] nanos = new long[1024];
  private int count;
  private int failures;

  Caller(Callable<?> call, long begin, long end) {
    this.call = call;
    this.begin = begin;
    this.end = end;
  }

  @Override
  public Caller call() {
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      boolean failed = fails();
      if (start >= begin) {
        failures += failed ? 1 : 0;
        add(System.nanoTime() - start);
      }
    }
    return this;
  }

  private boolean fails() {
    try {
      call.call();
      return false;
    } catch (Exception e) {
      return true;
    }
  }

  private void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  long[] nanos() {
    return Arrays.copyOf(nanos, count);
  }

  int failures() {
    return failures;
  }
}

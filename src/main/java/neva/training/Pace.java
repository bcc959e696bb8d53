package neva.training;

/** Examples per second of the last seconds, without the time of evaluations and checkpoints. */
final class Pace {

  private static final long WINDOW_NANOS = 1_000_000_000;

  private final int batchSize;
  private long step;
  private long nanos = System.nanoTime();
  private double rate;

  Pace(long step, int batchSize) {
    this.step = step;
    this.batchSize = batchSize;
  }

  /** After a step; the rate is measured anew each second. */
  void batchEnded(long now) {
    long passed = System.nanoTime() - nanos;
    if (rate == 0 || passed > WINDOW_NANOS) {
      rate = (now - step) * batchSize / (passed / 1e9);
      pause(now);
    }
  }

  double examplesPerSecond() {
    return rate;
  }

  /** Begins to measure anew: the time since the last step does not count. */
  void pause(long now) {
    step = now;
    nanos = System.nanoTime();
  }
}

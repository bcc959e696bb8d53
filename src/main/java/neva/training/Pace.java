package neva.training;

/** Examples per second of the last seconds, without the time of evaluations and checkpoints. */
final class Pace {

  private static final double MEMORY_SECONDS = 2;

  private final int batchSize;
  private long nanos = System.nanoTime();
  private double steps;
  private double seconds;
  private boolean onlyFirst;

  Pace(int batchSize) {
    this.batchSize = batchSize;
  }

  /** After a step. The first one, which prepares the graph, counts until there is another. */
  void batchEnded() {
    double passed = (System.nanoTime() - nanos) / 1e9;
    boolean isFirst = steps == 0;
    steps = onlyFirst ? 1 : steps + 1;
    seconds = onlyFirst ? passed : seconds + passed;
    onlyFirst = isFirst;
    if (seconds > MEMORY_SECONDS) {
      steps /= 2;
      seconds /= 2;
    }
    pause();
  }

  double examplesPerSecond() {
    return seconds == 0 ? 0 : steps * batchSize / seconds;
  }

  /** The time since the last step does not count. */
  void pause() {
    nanos = System.nanoTime();
  }
}

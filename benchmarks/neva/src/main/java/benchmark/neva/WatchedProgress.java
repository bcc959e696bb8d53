package benchmark.neva;

import benchmark.StepWatch;
import java.util.SortedMap;
import neva.training.Progress;

/** Tells the watch of every step, with a cadence that reports each. */
record WatchedProgress(StepWatch watch) implements Progress {

  @Override
  public void update(long step, SortedMap<String, Double> metrics, double examplesPerSecond) {
    watch.stepDone();
  }

  @Override
  public void line(String text) {}

  @Override
  public void close() {}
}

package benchmark.neva;

import benchmark.StepWatch;
import neva.training.TrainingListener;
import neva.training.TrainingState;

/** Tells the watch of every step, and ends the training when it has seen enough. */
record WatchedProgress(StepWatch watch) implements TrainingListener {

  @Override
  public void batchEnded(TrainingState training) {
    watch.stepDone();
    if (watch.isFinished()) {
      training.stop();
    }
  }
}

package neva.training;

import java.io.IOException;
import java.util.Map;

/**
 * What {@code config.json} says of a training that is none of Neva's tasks.
 *
 * @param task always {@code own}
 * @param training every option of the loop
 * @param versions of Neva and of what it ran on
 */
record OwnRecord(String task, TrainingConfig training, Map<String, String> versions) {

  private static final String TASK = "own";

  /** Begins a run; one that is resumed must have the same configuration. */
  static RunLock begin(Run run, TrainingConfig config) throws IOException {
    if (run.isResumed()) {
      TrainingConfig before = run.config(TASK, OwnRecord.class).training();
      ConfigDifference.requireContinuable(before, config, before.schedule());
    }
    return run.begin(new OwnRecord(TASK, config, Versions.here()));
  }
}

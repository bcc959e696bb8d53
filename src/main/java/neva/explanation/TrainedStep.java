package neva.explanation;

import java.io.IOException;
import neva.training.Run;

/** The step that a run's trained weights are of. */
final class TrainedStep {

  private TrainedStep() {}

  /** As the name of the checkpoint tells it: {@code model-1260}. */
  static long of(Run run) throws IOException {
    String name = run.trainedCheckpoint().getFileName().toString();
    return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
  }
}

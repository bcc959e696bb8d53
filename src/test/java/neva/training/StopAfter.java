package neva.training;

/** Asks a training to stop after some steps of this session. */
public final class StopAfter implements TrainingListener {

  private final int steps;
  private int done;

  public StopAfter(int steps) {
    this.steps = steps;
  }

  @Override
  public void started(TrainingState training) {
    if (steps == 0) {
      training.stop();
    }
  }

  @Override
  public void batchEnded(TrainingState training) {
    if (++done >= steps) {
      training.stop();
    }
  }
}

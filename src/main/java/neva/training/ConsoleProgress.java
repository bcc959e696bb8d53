package neva.training;

/** Shows on standard output how a training goes; to be closed when it is over. */
public interface ConsoleProgress extends TrainingListener, AutoCloseable {

  /** A bar on a terminal, plain lines elsewhere. */
  static ConsoleProgress of(long steps) {
    return System.console() == null
        ? new PlainProgress(steps, System.out)
        : new BarProgress(steps, System.out);
  }

  @Override
  default void evaluated(TrainingState training) {
    message(
        "step %d  validation: %s%s"
            .formatted(
                training.step(),
                MetricText.text(training.validationShown()),
                training.isBest() ? "  (best)" : ""));
  }

  @Override
  void close();
}

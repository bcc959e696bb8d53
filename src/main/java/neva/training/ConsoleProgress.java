package neva.training;

/**
 * Shows on standard output how a training goes: {@code classifier.fit(data, run,
 * ConsoleProgress.create())}. It closes when the training ends; whoever goes on after a failed one
 * closes it.
 */
public interface ConsoleProgress extends TrainingListener, AutoCloseable {

  /** In lines, one every few seconds. */
  static ConsoleProgress create() {
    return new PlainProgress(System.out);
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
  default void ended(Outcome outcome) {
    close();
  }

  @Override
  void close();
}

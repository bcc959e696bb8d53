package neva.cli;

import java.nio.file.Files;
import java.util.Optional;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Run;

/**
 * What a {@code train} command says when the last step is done.
 *
 * @param task such as {@code classify}
 * @param outcome empty when there was nothing to train
 */
record TrainingEnd(String task, Run run, Optional<Outcome> outcome) {

  /**
   * Says how the training ended.
   *
   * @return false when it was interrupted
   */
  boolean tell() {
    if (outcome.isPresent()) {
      return tell(outcome.get());
    }
    if (run.isResumed()) {
      System.out.println("The run was complete.");
    }
    return true;
  }

  private boolean tell(Outcome trained) {
    if (trained.end() == End.INTERRUPTED) {
      System.out.printf(
          "Saved step %d. Continue with: ./neva %s train --resume --run %s%n",
          trained.step(), task, ShellWord.of(run.directory()));
      return false;
    }
    if (trained.wasFinished()) {
      System.out.printf("The run was complete: it ended at step %d.%n", trained.step());
    } else {
      System.out.println(trained.timings());
    }
    if (trained.end() == End.NO_IMPROVEMENT) {
      System.out.printf("No improvement since step %d.%n", trained.bestStep());
    }
    return true;
  }

  /** Whether the report is still to be written: a run killed on its last step has none. */
  boolean needsReport() {
    boolean wasFinished = outcome.map(Outcome::wasFinished).orElse(run.isResumed());
    return !wasFinished || !Files.exists(run.report().resolve("metrics.json"));
  }

  /** Says where the report and the curves are. */
  void tellPaths() {
    System.out.printf("report:   %s%n", run.report());
    if (outcome.isPresent()) {
      System.out.printf(
          "curves:   tensorboard --logdir %s%n", ShellWord.of(run.directory().resolve("logs")));
    }
  }
}

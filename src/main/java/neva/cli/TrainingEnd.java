package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import neva.io.AtomicFile;
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

  /** Written last, with the step that the report is of. */
  private static final String COMPLETE = "complete";

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
          "Saved step %d. Continue with: %s %s train --resume --run %s%n",
          trained.step(), ShellWord.neva(), task, ShellWord.of(run.directory()));
      return false;
    }
    if (trained.wasFinished()) {
      System.out.printf("The run was complete: it ended at step %d.%n", trained.step());
    } else {
      System.out.println(trained.timings());
    }
    if (trained.end() == End.FINISHED_EARLY) {
      System.out.printf("Stopped early: no improvement since step %d.%n", trained.bestStep());
    }
    return true;
  }

  /**
   * Writes the report unless it was written to its end before: a run killed on its last step has
   * half of it.
   *
   * @return whether it was still to be written
   */
  boolean report(Figures.Report report) throws IOException {
    boolean wasFinished = outcome.map(Outcome::wasFinished).orElse(run.isResumed());
    if (wasFinished && isReported()) {
      return false;
    }
    if (Figures.write(report)) {
      AtomicFile.write(run.report().resolve(COMPLETE), step());
    }
    return true;
  }

  private boolean isReported() throws IOException {
    Path complete = run.report().resolve(COMPLETE);
    return Files.exists(complete) && Files.readString(complete).equals(step());
  }

  private String step() {
    return "step %d%n".formatted(outcome.map(Outcome::step).orElse(0L));
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

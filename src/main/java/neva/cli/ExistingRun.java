package neva.cli;

import java.nio.file.Path;
import neva.training.Run;

/** Runs that were trained before. */
final class ExistingRun {

  private ExistingRun() {}

  /** The run in a directory; what is found damaged in it is told on standard error. */
  static Run at(Path directory) {
    return Run.existing(directory, warning -> System.err.println("neva: " + warning));
  }
}

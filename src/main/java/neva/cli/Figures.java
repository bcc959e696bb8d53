package neva.cli;

import java.io.IOException;
import neva.plot.MissingFontException;

/** Reports whose figures nothing fails for: a machine without a font gets the numbers. */
final class Figures {

  /** Writes the numbers first, then draws. */
  @FunctionalInterface
  interface Report {
    void write() throws IOException;
  }

  private Figures() {}

  /**
   * Writes a report; that a font is missing is told on standard error.
   *
   * @return whether it has its figures
   */
  static boolean write(Report report) throws IOException {
    try {
      report.write();
      return true;
    } catch (MissingFontException e) {
      System.err.println("neva: " + e.getMessage());
      return false;
    }
  }
}

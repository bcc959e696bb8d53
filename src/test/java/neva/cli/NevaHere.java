package neva.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import neva.cli.NevaProcess.Result;

/** The command line in this JVM, for what needs no process of its own: it is quicker. */
final class NevaHere {

  private NevaHere() {}

  /** Runs a line whose words are separated by spaces. */
  static synchronized Result run(String line) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int exitCode = Neva.execute(line.strip().split(" +"));
      String said = errBytes.toString(StandardCharsets.UTF_8);
      return new Result(exitCode, outBytes.toString(StandardCharsets.UTF_8), said.lines().toList());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}

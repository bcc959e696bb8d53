package neva.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import neva.cli.NevaProcess.Result;

/** The command line in this JVM, for what needs no process of its own: it is quicker. */
final class NevaHere {

  private NevaHere() {}

  /**
   * Runs a line in which {@code @} stands before the paths of what lies in a folder; in what is
   * said, the folder is left out.
   */
  static Result run(Path folder, String line) {
    Result result = run(line.replaceAll("(?<!\\w)@", folder + "/"));
    List<String> err =
        result.err().stream().map(sentence -> sentence.replace(folder + "/", "")).toList();
    return new Result(result.exitCode(), result.out().replace(folder + "/", ""), err);
  }

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

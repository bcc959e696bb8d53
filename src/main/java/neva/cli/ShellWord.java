package neva.cli;

import java.nio.file.Path;

/** Words of the commands that are printed to be copied. */
final class ShellWord {

  private ShellWord() {}

  /** What starts Neva here, as the launcher was called. */
  static String neva() {
    return of(Path.of(System.getProperty("neva.command", "./neva")));
  }

  /** The path as one word of a shell. */
  static String of(Path path) {
    String text = path.toString();
    return text.matches("[\\w./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

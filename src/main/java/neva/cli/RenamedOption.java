package neva.cli;

import java.util.Arrays;
import java.util.Optional;

/** Options that once had another name, for those who still write it. */
enum RenamedOption {
  BATCH("train", "--batch", "--batch-size"),
  VALIDATION("train", "--validation", "--validation-split"),
  KEEP("train", "--keep", "--max-to-keep"),
  TEST("forecast train", "--test", "--test-split"),
  FORECASTS("forecast predict", "--out", "--results");

  private final String command;
  private final String old;
  private final String now;

  /**
   * @param command how the names of the commands end that have this option
   */
  RenamedOption(String command, String old, String now) {
    this.command = command;
    this.old = old;
    this.now = now;
  }

  /**
   * What to write in place of the first old name on a command line; empty where there is none.
   *
   * @param command its name, such as {@code neva classify train}
   */
  static Optional<String> sentence(String command, String... arguments) {
    return Arrays.stream(arguments)
        .flatMap(argument -> Arrays.stream(values()).filter(o -> o.isMeant(command, argument)))
        .map(option -> "%s is now %s.".formatted(option.old, option.now))
        .findFirst();
  }

  private boolean isMeant(String command, String argument) {
    return command.endsWith(" " + this.command) && argument.split("=", 2)[0].equals(old);
  }
}

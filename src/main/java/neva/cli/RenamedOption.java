package neva.cli;

import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options that once had another name, for those who still write it. */
enum RenamedOption {
  BATCH("--batch", "--batch-size"),
  VALIDATION("--validation", "--validation-split"),
  KEEP("--keep", "--max-to-keep"),
  TEST("--test", "--test-split");

  private final String old;
  private final String now;

  RenamedOption(String old, String now) {
    this.old = old;
    this.now = now;
  }

  /** What to write in place of the first old name on a command line; empty where there is none. */
  static Optional<String> sentence(UnmatchedArgumentException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    return e.getUnmatched().stream()
        .flatMap(
            argument -> Arrays.stream(values()).filter(option -> option.isMeant(argument, command)))
        .map(option -> "%s is now %s.".formatted(option.old, option.now))
        .findFirst();
  }

  private boolean isMeant(String argument, CommandSpec command) {
    return argument.split("=", 2)[0].equals(old) && command.findOption(now) != null;
  }
}

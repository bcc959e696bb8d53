package neva.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns a wrong command line into one sentence on standard error; where only a subcommand is
 * missing, the help tells which there are.
 */
final class UsageErrorPrinter implements IParameterExceptionHandler {

  private final Neva neva;

  UsageErrorPrinter(Neva neva) {
    this.neva = neva;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (isSubcommandMissing(e)) {
      command.usage(err);
    } else {
      err.println(command.getColorScheme().errorText("neva: " + sentence(e, arguments)));
    }
    if (neva.debug()) {
      e.printStackTrace(err);
    }
    return ExitCode.USAGE;
  }

  private static boolean isSubcommandMissing(ParameterException e) {
    return !e.getCommandLine().getSubcommands().isEmpty()
        && !(e instanceof UnmatchedArgumentException);
  }

  private static String sentence(ParameterException e, String... arguments) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return RenamedOption.sentence(command, arguments).orElseGet(() -> sentence(e, command));
  }

  private static String sentence(ParameterException e, String command) {
    String message = e.getMessage().replaceFirst("^Error: ", "");
    // After an option that takes several values picocli says the same again in other words.
    String once = message.replaceFirst("(?<=^Unknown option: '[^']{1,99}');.*", "");
    String suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? String.join(" or ", unmatched.getSuggestions())
            : "";
    return suggestions.isEmpty()
        ? "%s; see %s --help.".formatted(once, command)
        : "%s; did you mean %s?".formatted(once, suggestions);
  }
}

package neva.cli;

import java.io.PrintWriter;
import java.util.Optional;
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
      err.println(command.getColorScheme().errorText("neva: " + sentence(e)));
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

  private static String sentence(ParameterException e) {
    Optional<String> renamed =
        e instanceof UnmatchedArgumentException unmatched
            ? RenamedOption.sentence(unmatched)
            : Optional.empty();
    return renamed.orElseGet(() -> plain(e));
  }

  private static String plain(ParameterException e) {
    String message = e.getMessage().replaceFirst("^Error: ", "");
    String suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? String.join(" or ", unmatched.getSuggestions())
            : "";
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    return suggestions.isEmpty()
        ? "%s; see %s --help.".formatted(message, name)
        : "%s; did you mean %s?".formatted(message, suggestions);
  }
}

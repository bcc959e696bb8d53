package neva.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
    name = "neva",
    description = "Deep learning for Java programmers on TensorFlow Java.",
    mixinStandardHelpOptions = true,
    versionProvider = Neva.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:the work failed", "2:wrong usage or bad input"},
    subcommands = {
      ClassifyCommand.class,
      DetectCommand.class,
      ForecastCommand.class,
      DataCommand.class,
      CheckpointCommand.class,
      SavedModelCommand.class,
      TfrecordCommand.class,
      DoctorCommand.class
    })
public final class Neva {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  /** The version that the jar carries. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Neva.class.getPackage().getImplementationVersion();
      return new String[] {"neva " + (version == null ? "development" : version)};
    }
  }

  boolean debug() {
    return debug;
  }

  public static void main(String[] arguments) {
    // Numbers read the same everywhere, as in the files that Neva writes.
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(arguments));
  }

  /** All commands, with the rules by which arguments are read. */
  CommandLine commandLine() {
    return new CommandLine(this)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setUnmatchedOptionsAllowedAsOptionParameters(false);
  }

  static int execute(String... arguments) {
    Neva neva = new Neva();
    ErrorPrinter errors = new ErrorPrinter(neva);
    CommandLine commandLine =
        neva.commandLine()
            .setParameterExceptionHandler(new UsageErrorPrinter(neva))
            .setExecutionExceptionHandler(errors);
    try {
      return commandLine.execute(arguments);
    } catch (LinkageError | OutOfMemoryError e) {
      return errors.handle(e, commandLine);
    }
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.savedmodel.SavedModelInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neva savedmodel}. */
@Command(
    name = "savedmodel",
    description = "Inspect SavedModels.",
    synopsisSubcommandLabel = "VERB",
    subcommands = SavedModelCommand.Inspect.class)
final class SavedModelCommand {

  /** {@code neva savedmodel inspect}. */
  @Command(name = "inspect", description = "Print tags, signatures, variables and op counts.")
  static final class Inspect implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder with saved_model.pb.")
    private Path model;

    @Override
    public Integer call() throws IOException {
      System.out.print(SavedModelInspector.inspect(model));
      return 0;
    }
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.checkpoint.CheckpointTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neva checkpoint}. */
@Command(
    name = "checkpoint",
    description = "Inspect checkpoints.",
    synopsisSubcommandLabel = "VERB",
    subcommands = CheckpointCommand.ListTensors.class)
final class CheckpointCommand {

  /** {@code neva checkpoint list}. */
  @Command(name = "list", description = "Print name, dtype, shape and size of every tensor.")
  static final class ListTensors implements Callable<Integer> {

    @Parameters(
        paramLabel = "PREFIX|DIR",
        description = "A checkpoint such as model-1000, or the folder of a run's checkpoints.")
    private Path checkpoint;

    @Override
    public Integer call() throws IOException {
      System.out.print(CheckpointTable.read(checkpoint));
      return 0;
    }
  }
}

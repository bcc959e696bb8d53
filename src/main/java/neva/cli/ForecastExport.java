package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.forecasting.Forecaster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast export}. */
@Command(
    name = "export",
    description = "Export the network of a run as a SavedModel with the scaling inside.")
final class ForecastExport implements Callable<Integer> {

  @Mixin private ForecastRunSource source;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "Number of values the model forecasts (default: one season, or the horizon of the run).")
  private Integer horizon;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the SavedModel goes (default: export/ in the run).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Path folder = out == null ? source.run().export() : out;
    try (Forecaster forecaster = source.load()) {
      if (horizon == null) {
        forecaster.export(folder);
      } else {
        forecaster.export(folder, horizon);
      }
    }
    System.out.printf("SavedModel: %s%n", folder);
    System.out.printf(
        "look:       %s savedmodel inspect %s%n", ShellWord.neva(), ShellWord.of(folder));
    return 0;
  }
}

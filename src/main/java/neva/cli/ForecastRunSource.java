package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterRun;
import neva.forecasting.series.CsvSeries;
import neva.training.Run;
import picocli.CommandLine.Option;

/** A forecaster that was trained, and the series it goes on from. */
final class ForecastRunSource {

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
  private Path run;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "CSV file that begins with what the run was trained on (default: the file of the run).")
  private Path data;

  Run run() {
    return ExistingRun.at(run);
  }

  /** Whether it is the file that the run was trained on. */
  boolean isOwnData() {
    return data == null;
  }

  Forecaster load() throws IOException {
    Run trained = run();
    CsvSeries file = file(ForecasterRun.read(trained), data);
    return Forecaster.load(trained, ForecastInput.read(file));
  }

  /**
   * The file that a run goes on from.
   *
   * @param data null for its own
   */
  static CsvSeries file(ForecasterRun record, Path data) {
    return data == null ? record.source() : record.source().withFile(data);
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterRun;
import neva.forecasting.series.CsvSeries;
import neva.io.BadInputException;
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
    return load(run(), data);
  }

  /**
   * Loads the forecaster of a run.
   *
   * @param data the file it goes on from; null for that of the run
   */
  static Forecaster load(Run run, Path data) throws IOException {
    CsvSeries own = series(ForecasterRun.read(run));
    return Forecaster.load(run, ForecastInput.read(data == null ? own : own.withFile(data)));
  }

  /** The file of a run, its columns named even where they were found. */
  static CsvSeries series(ForecasterRun record) {
    if (record.data() == null) {
      throw new BadInputException(
          "Expected a run that was trained on a file but its series were in memory: use it from Java.");
    }
    return record
        .data()
        .withValue(record.column())
        .withExtras(record.extras().toArray(String[]::new));
  }
}

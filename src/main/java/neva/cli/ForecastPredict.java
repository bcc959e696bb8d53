package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import neva.forecasting.Forecast;
import neva.forecasting.ForecastReportValues;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ServedForecaster;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva forecast predict}. */
@Command(name = "predict", description = "Print the values to expect after the end of a series.")
final class ForecastPredict implements Callable<Integer> {

  private static final double USUAL_LEVEL = 0.9;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "CSV file to go on from. With --run it begins with what the run was trained on (default:"
              + " the file of the run); with --model any of the same columns.")
  private Path data;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "How many values to forecast (default: a season, or the horizon of the run; with --model"
              + " as many as it was exported with, the most it can).")
  private Integer horizon;

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      description = "Probability that a value lies between lower and upper (default: 0.9).")
  private Double level;

  @Option(names = "--out", paramLabel = "CSV", description = "File that gets the forecasts too.")
  private Path out;

  /** What forecasts. */
  private static final class Source {
    @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
    private Path run;

    @Option(
        names = "--model",
        paramLabel = "DIR",
        required = true,
        description = "An exported SavedModel; it needs --data.")
    private Path model;
  }

  @Override
  public Integer call() throws IOException {
    ForecastReportValues values = source.model == null ? valuesOfRun() : valuesOfModel();
    if (out != null) {
      AtomicFile.write(out, values.csv());
    }
    System.out.print(values);
    return 0;
  }

  private ForecastReportValues valuesOfRun() throws IOException {
    try (Forecaster forecaster = ForecastRunSource.load(ExistingRun.at(source.run), data)) {
      ForecasterConfig config = forecaster.config();
      int usual = Math.max(config.horizon(), config.season());
      return values(
          forecaster.forecasts(horizon == null ? usual : horizon),
          config.training().validationSplit() > 0);
    }
  }

  private ForecastReportValues valuesOfModel() throws IOException {
    if (data == null) {
      throw new BadInputException(
          "Expected --data FILE with --model, for a SavedModel holds no series, but found none.");
    }
    try (ServedForecaster served = ServedForecaster.load(source.model)) {
      int count = horizon == null ? served.horizon() : horizon;
      return values(
          ForecastInput.read(served.source(data)).series().stream()
              .map(series -> served.forecast(series, count))
              .toList(),
          served.level().isPresent());
    }
  }

  /**
   * @param knowsBounds what held nothing out knows none
   */
  private ForecastReportValues values(List<Forecast> forecasts, boolean knowsBounds) {
    if (level == null && !knowsBounds) {
      return ForecastReportValues.of(forecasts);
    }
    return ForecastReportValues.of(forecasts, level == null ? USUAL_LEVEL : level);
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import neva.forecasting.Forecast;
import neva.forecasting.ForecastReportValues;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast predict}. */
@Command(name = "predict", description = "Print the values to expect after the end of a series.")
final class ForecastPredict implements Callable<Integer> {

  private static final double USUAL_LEVEL = 0.9;

  @Mixin private ForecastRunSource source;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "How many values to forecast (default: a season, or the horizon of the run).")
  private Integer horizon;

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      description = "Probability that a value lies between lower and upper (default: 0.9).")
  private Double level;

  @Option(names = "--out", paramLabel = "CSV", description = "File that gets the forecasts too.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    try (Forecaster forecaster = source.load()) {
      ForecasterConfig config = forecaster.config();
      int usual = Math.max(config.horizon(), config.season());
      ForecastReportValues values =
          values(forecaster.forecasts(horizon == null ? usual : horizon), config);
      if (out != null) {
        AtomicFile.write(out, values.csv());
      }
      System.out.print(values);
    }
    return 0;
  }

  /** A run that held nothing out knows no bounds. */
  private ForecastReportValues values(List<Forecast> forecasts, ForecasterConfig config) {
    if (level == null && config.training().validation() == 0) {
      return ForecastReportValues.of(forecasts);
    }
    return ForecastReportValues.of(forecasts, level == null ? USUAL_LEVEL : level);
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import neva.forecasting.Forecast;
import neva.forecasting.ForecastData;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ForecasterRun;
import neva.forecasting.ServedForecaster;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.training.Run;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code neva forecast predict}. */
@Command(name = "predict", description = "Print forecasts of the values after the end of a series.")
final class ForecastPredict implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "CSV file with the series to forecast. With --run it begins with what the run was trained on (default:"
              + " the file of the run); with --model any of the same columns.")
  private Path data;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "Number of values to forecast (default: one season, or the horizon of the run; with --model"
              + " as many as it was exported with, the most it can).")
  private Integer horizon;

  @Option(
      names = "--level",
      paramLabel = "FRACTION",
      description =
          "Coverage of the prediction interval, from lower to upper (default: 0.9, or the highest"
              + " that the validation set supports).")
  private Double level;

  @Option(names = "--results", paramLabel = "FILE", description = ResultsFile.DESCRIPTION)
  private String results;

  private final BadSeries bad = new BadSeries();

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

  /** What is to be forecast by either of them. */
  @FunctionalInterface
  private interface Forecasts {
    Forecast after(Series history);
  }

  @Override
  public Integer call() throws IOException {
    check();
    ForecastAnswers answers = source.model == null ? byRun() : byModel();
    if (results != null) {
      write(answers);
    }
    if (!answers.forecasts().isEmpty()
        && (results == null || !ResultsFile.isStandardOutput(results))) {
      System.out.print(answers);
    }
    return bad.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  private void check() {
    ResultsFile.check(results);
    if (horizon != null) {
      Check.positive("horizon", horizon);
    }
  }

  private ForecastAnswers byRun() throws IOException {
    Run run = ExistingRun.at(source.run);
    ForecasterRun record = ForecasterRun.read(run);
    List<Series> known = new ArrayList<>();
    for (Series series : bad.read(ForecastRunSource.file(record, data))) {
      if (bad.holds(series, () -> record.requireTrainedOn(series))) {
        known.add(series);
      }
    }
    if (known.isEmpty()) {
      return ForecastAnswers.of(List.of());
    }
    try (Forecaster forecaster = Forecaster.load(run, ForecastData.of(known))) {
      ForecasterConfig config = forecaster.config();
      int count = horizon == null ? config.usualHorizon() : horizon;
      return predict(known, history -> forecaster.predict(history, count));
    }
  }

  private ForecastAnswers byModel() throws IOException {
    if (data == null) {
      throw new BadInputException(
          "Expected --data FILE with --model, for a SavedModel holds no series, but found none.");
    }
    try (ServedForecaster served = ServedForecaster.load(source.model)) {
      int count = horizon == null ? served.horizon() : horizon;
      Check.between("horizon", count, 1, served.horizon());
      return predict(bad.read(served.source(data)), history -> served.predict(history, count));
    }
  }

  private ForecastAnswers predict(List<Series> all, Forecasts forecasts) {
    List<Forecast> made = new ArrayList<>();
    for (Series series : all) {
      bad.holds(series, () -> made.add(forecasts.after(series)));
    }
    return level == null ? ForecastAnswers.of(made) : ForecastAnswers.of(made, level);
  }

  private void write(ForecastAnswers answers) throws IOException {
    try (ResultsFile file = ResultsFile.open(results, ForecastAnswers.FIELDS)) {
      answers.writeTo(file);
      bad.writeTo(file);
      file.complete();
    }
  }
}

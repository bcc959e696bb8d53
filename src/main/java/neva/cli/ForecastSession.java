package neva.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import neva.forecasting.ForecastData;
import neva.forecasting.ForecastEvaluation;
import neva.forecasting.ForecastReport;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import neva.io.Text;
import neva.training.ConsoleProgress;
import neva.training.Interruption;
import neva.training.Outcome;
import neva.training.Run;

/** A training of a forecaster, shown from what it reads to its report. */
record ForecastSession(ForecastData data, ForecasterConfig config, Run run) {

  /** Trains to the end or until it is interrupted. */
  void train() throws IOException {
    describe();
    try (Interruption interruption = new Interruption();
        Forecaster forecaster = Forecaster.create(config)) {
      TrainingEnd end = new TrainingEnd("forecast", run, fit(forecaster, interruption));
      if (end.tell() && end.report(() -> report(forecaster))) {
        end.tellPaths();
        tellWhatNext();
      }
    }
  }

  private void describe() {
    List<Series> all = data.series();
    System.out.printf("%s, %s%n", all.get(0), seasons());
    if (all.size() > 1) {
      System.out.printf("and %d more series%n", all.size() - 1);
    }
    System.out.printf("run %s: %s%n", run.directory(), work());
  }

  private String seasons() {
    List<Integer> seasons = config.seasons();
    return switch (seasons.size()) {
      case 0 -> "no season";
      case 1 -> "season " + seasons.get(0);
      default ->
          "seasons " + seasons.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    };
  }

  private String work() {
    int count = config.methods().size();
    String methods =
        count == 1
            ? config.methods().get(0)
            : "%d methods are compared, %s ahead"
                .formatted(count, Text.count(config.horizon(), "step"));
    return config.trainsNetwork() ? methods + "; " + network() : methods;
  }

  private String network() {
    LstmConfig lstm = config.lstm();
    String units =
        lstm.network().units().stream().map(String::valueOf).collect(Collectors.joining(", "));
    int members = lstm.network().members();
    return Text.format(
        "%,d steps, LSTM of %s units%s",
        lstm.training().steps(),
        units,
        members == 1 ? "" : ", %d networks side by side".formatted(members));
  }

  private Optional<Outcome> fit(Forecaster forecaster, Interruption interruption)
      throws IOException {
    try (ConsoleProgress progress = BarProgress.orLines()) {
      return forecaster.fit(data, run, progress, interruption);
    }
  }

  private void report(Forecaster forecaster) throws IOException {
    ForecastReport report = new ForecastReport(run.report());
    if (config.testSplit() > 0) {
      ForecastEvaluation evaluation = forecaster.evaluate();
      System.out.printf("%n%s%n", evaluation);
      report.writeEvaluation(evaluation);
    } else {
      System.out.println("There is no test set, so there is nothing to evaluate.");
    }
    if (config.trainsNetwork()) {
      report.writeCurves(run);
    }
  }

  private void tellWhatNext() {
    String directory = ShellWord.of(run.directory());
    if (config.trainsNetwork()) {
      System.out.printf("export:   %s forecast export --run %s%n", ShellWord.neva(), directory);
    }
    System.out.printf("forecast: %s forecast predict --run %s%n", ShellWord.neva(), directory);
  }
}

package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.training.Run;
import neva.forecasting.lstm.Foresight;
import neva.forecasting.lstm.IntervalMargins;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.LstmExport;
import neva.forecasting.lstm.PreparedSeries;
import neva.forecasting.lstm.TrainedForecastNetwork;

/** What a {@link Forecaster} is after its training: the network of a run, and its series. */
final class TrainedForecaster implements AutoCloseable {

  private final LstmConfig config;
  private final Run run;
  private final Optional<TrainedForecastNetwork> network;
  private final IntervalMargins margins;
  private final List<SeriesForecaster> series;
  private final LstmExport export;

  private TrainedForecaster(
      LstmConfig config,
      Run run,
      List<PreparedSeries> parts,
      Optional<TrainedForecastNetwork> network) {
    this.config = config;
    this.run = run;
    this.network = network;
    Foresight foresight = new Foresight(config, network);
    margins = new IntervalMargins(config, parts, foresight);
    export = new LstmExport(config, parts, margins);
    series =
        parts.stream().map(part -> new SeriesForecaster(config, part, foresight, margins)).toList();
  }

  /**
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  static TrainedForecaster of(Run run, LstmConfig config, List<PreparedSeries> parts)
      throws IOException {
    Optional<TrainedForecastNetwork> network =
        config.method() == Method.RULE
            ? Optional.empty()
            : Optional.of(TrainedForecastNetwork.of(run, config, parts.get(0).trainedTrack(0)));
    return new TrainedForecaster(config, run, parts, network);
  }

  ForecastEvaluation evaluate(EvaluationPlan plan) {
    EvaluationPlan fitted =
        plan.fittedTo(
            series.stream().map(SeriesForecaster::test).toList(),
            config.usualHorizon(),
            margins.usualLevel());
    return new ForecastEvaluation(
        config.method(),
        fitted.level(),
        series.stream().map(each -> each.evaluate(fitted)).toList());
  }

  List<Forecast> predict(int horizon) {
    return series.stream().map(each -> each.predict(horizon)).toList();
  }

  Forecast predict(Series history, int horizon) {
    return seriesOf(history).predict(history, horizon);
  }

  private SeriesForecaster seriesOf(Series history) {
    if (series.size() == 1) {
      return series.get(0);
    }
    return series.stream()
        .filter(each -> each.id().equals(history.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a history of one of the series %s but was \"%s\"."
                        .formatted(
                            series.stream().map(SeriesForecaster::id).toList(), history.id())));
  }

  void export(Path directory, int horizon) throws IOException {
    Check.positive("horizon", horizon);
    if (network.isEmpty()) {
      throw new BadInputException(
          "Expected a network to export but the method of the run is rule. Train with method lstm.");
    }
    export.write(run, directory, horizon);
  }

  int exportLookback() {
    return export.length();
  }

  @Override
  public void close() {
    network.ifPresent(TrainedForecastNetwork::close);
  }
}

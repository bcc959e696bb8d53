package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.forecasting.lstm.LstmForecaster;
import neva.forecasting.method.ChosenForecast;
import neva.forecasting.method.ForecastMethod;
import neva.forecasting.method.MethodChoice;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Json;
import neva.training.Run;

/** What a {@link Forecaster} is after its training: what forecasts each of its series. */
final class TrainedForecaster implements AutoCloseable {

  private final ForecasterConfig config;
  private final Run run;
  private final Networks networks;
  private final List<SeriesForecaster> series;

  private TrainedForecaster(
      ForecasterConfig config, Run run, Networks networks, List<SeriesForecaster> series) {
    this.config = config;
    this.run = run;
    this.networks = networks;
    this.series = series;
  }

  /**
   * Compares the methods on the validation origins of each series, and keeps the choice in the run.
   *
   * @param networks of the series, trained in the run
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  static TrainedForecaster choose(
      Run run, ForecasterConfig config, List<KnownSeries> known, Networks networks)
      throws IOException {
    TrainedForecaster chosen = of(run, config, known, networks, Choices.NONE);
    if (!config.isLearnedAlone()) {
      Choices.of(chosen.series).write(run);
    }
    return chosen;
  }

  /**
   * What was chosen in a run; of a training that was cut short, what would be chosen now.
   *
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  static TrainedForecaster load(Run run, ForecasterConfig config, List<KnownSeries> known)
      throws IOException {
    return of(run, config, known, new Networks(config, known), Choices.read(run));
  }

  private static TrainedForecaster of(
      Run run, ForecasterConfig config, List<KnownSeries> known, Networks networks, Choices choices)
      throws IOException {
    networks.load(run);
    List<SeriesForecaster> series =
        networks
            .places()
            .mapToObj(place -> forecaster(config, networks, known.get(place), place, choices))
            .toList();
    return new TrainedForecaster(config, run, networks, series);
  }

  private static SeriesForecaster forecaster(
      ForecasterConfig config, Networks networks, KnownSeries known, int place, Choices choices) {
    List<ForecastMethod> learned = networks.methods(place);
    if (config.isLearnedAlone()) {
      return new SeriesForecaster(config, known, networks.alone(place), learned);
    }
    MethodChoice choice = Candidates.choice(config, learned, known.trained().length());
    ChosenForecast chosen =
        choices
            .of(known.id())
            .map(scores -> choice.restore(scores, known.trained()))
            .orElseGet(() -> choice.fit(known.trained()));
    return new SeriesForecaster(config, known, chosen, learned);
  }

  ForecastEvaluation evaluate(EvaluationPlan plan) {
    EvaluationPlan fitted =
        plan.fittedTo(
            tested().stream().map(SeriesForecaster::test).toList(),
            Math.max(config.horizon(), config.season()),
            usualLevel());
    return new ForecastEvaluation(
        config.name(),
        config.horizon(),
        fitted.level(),
        networks
            .places()
            .mapToObj(series::get)
            .filter(SeriesForecaster::hasTest)
            .map(each -> each.evaluate(fitted))
            .toList());
  }

  /** Those with a test set; all of them where none has one, so that the first says so. */
  private List<SeriesForecaster> tested() {
    List<SeriesForecaster> tested = series.stream().filter(SeriesForecaster::hasTest).toList();
    return tested.isEmpty() ? series : tested;
  }

  private double usualLevel() {
    return series.stream().mapToDouble(SeriesForecaster::usualLevel).min().orElseThrow();
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

  /**
   * @throws BadInputException when no network was trained
   */
  void export(Path directory, int horizon) throws IOException {
    Check.positive("horizon", horizon);
    LstmForecaster network = network();
    ServingDescription description =
        ServingDescription.of(
            network, ForecasterRun.read(run).data(), networks.exported(), horizon);
    network.export(run, directory, horizon, ServingDescription.FILE, Json.text(description));
  }

  int exportLookback() {
    return network().exportLookback();
  }

  private LstmForecaster network() {
    return networks
        .network()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a network to export but none was trained: the methods of the run are %s. Train with method lstm."
                        .formatted(String.join(", ", config.methods()))));
  }

  @Override
  public void close() {
    networks.close();
  }
}

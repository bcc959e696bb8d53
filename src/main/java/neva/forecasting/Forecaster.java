package neva.forecasting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingListener;

/**
 * Forecasts series by the best of several methods on validation data: statistical ones, simple ones
 * and an LSTM that corrects a rule.
 *
 * <pre>{@code
 * Series milk = Series.readCsv(Path.of("forecasting/monthly-milk-production.csv"), "month", "pounds_per_cow");
 * try (var forecaster = Forecaster.create(ForecasterConfig.of(milk))) {
 *   forecaster.fit(milk);
 *   System.out.println(forecaster.evaluate());
 *   Forecast next = forecaster.predict(12);
 *   System.out.println(next.mean()[0] + " " + next.interval(0.9).upper()[0]);
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once; an export is, see {@link ServedForecaster}.
 */
public final class Forecaster implements AutoCloseable {

  private final ForecasterConfig config;
  private Optional<TrainedForecaster> trained = Optional.empty();
  private Optional<Path> temporary = Optional.empty();

  private Forecaster(ForecasterConfig config) {
    this.config = config;
  }

  /** A forecaster to train. */
  public static Forecaster create(ForecasterConfig config) {
    return new Forecaster(config);
  }

  /**
   * The forecaster of a run, with its best weights, or its last ones without a validation set, and
   * the file that it was trained on.
   *
   * @throws BadInputException when there is no forecasting run, no sound checkpoint in it, its
   *     series were in memory, or the file does not begin as it did
   */
  public static Forecaster load(Run run) throws IOException {
    return load(run, ForecastData.read(ForecasterRun.read(run).source(), notice -> {}));
  }

  /**
   * The forecaster of a run on series that may have grown since: what comes after the training and
   * the validation set is the test set.
   *
   * @throws BadInputException when there is no forecasting run, no sound checkpoint in it, or the
   *     data do not begin as they did
   */
  public static Forecaster load(Run run, ForecastData data) throws IOException {
    ForecasterRun record = ForecasterRun.read(run);
    Forecaster forecaster = new Forecaster(record.config());
    forecaster.use(TrainedForecaster.load(run, record.config(), record.known(data)));
    return forecaster;
  }

  /** The configuration it was made with. */
  public ForecasterConfig config() {
    return config;
  }

  /**
   * Trains on one series and keeps nothing of it on disk; see {@link #fit(ForecastData, Run,
   * TrainingListener...)}.
   */
  public Optional<Outcome> fit(Series series, TrainingListener... listeners) throws IOException {
    return fit(ForecastData.of(series), listeners);
  }

  /** Trains on one series; see {@link #fit(ForecastData, Run, TrainingListener...)}. */
  public Optional<Outcome> fit(Series series, Run run, TrainingListener... listeners)
      throws IOException {
    return fit(ForecastData.of(series), run, listeners);
  }

  /**
   * Trains and keeps nothing of it on disk: the run lies in a temporary directory until this
   * forecaster is closed; see {@link #fit(ForecastData, Run, TrainingListener...)}.
   */
  public Optional<Outcome> fit(ForecastData data, TrainingListener... listeners)
      throws IOException {
    Path directory = Files.createTempDirectory("neva-forecast");
    try {
      Optional<Outcome> outcome = fit(data, Run.in(directory), listeners);
      temporary = Optional.of(directory);
      return outcome;
    } catch (IOException | RuntimeException e) {
      FileTree.delete(directory);
      throw e;
    }
  }

  /**
   * Trains the network, where the configuration has one, on all series, and compares the methods on
   * the end of what comes before each test set, which also measures how wide intervals must be; the
   * test set is not looked at. A resumed run goes on from its newest checkpoint.
   *
   * @param listeners told of steps, evaluations and checkpoints; one of them may ask for an end
   * @return how the training of the network ended; empty where there is none
   * @throws BadInputException when a series is too short or constant for a network that forecasts
   *     alone, or does not fit the resumed run
   */
  public Optional<Outcome> fit(ForecastData data, Run run, TrainingListener... listeners)
      throws IOException {
    List<KnownSeries> known = known(data, config);
    Networks networks = new Networks(config, known);
    networks.requireTrainable();
    ForecasterRun record = ForecasterRun.of(data, known, config);
    if (run.isResumed()) {
      ForecasterRun.read(run).requireContinuable(record);
    }
    try (RunLock lock = run.begin(record)) {
      Optional<Outcome> outcome = Optional.empty();
      if (networks.isTrained()) {
        outcome = Optional.of(networks.train(run, TrainingListener.all(listeners)));
      }
      use(TrainedForecaster.choose(run, config, known, networks));
      return outcome;
    }
  }

  private static List<KnownSeries> known(ForecastData data, ForecasterConfig config) {
    return data.series().stream().map(series -> KnownSeries.of(series, config)).toList();
  }

  private void use(TrainedForecaster next) {
    close();
    trained = Optional.of(next);
  }

  /**
   * How many steps of training make one epoch.
   *
   * @throws BadInputException when a series is too short or constant
   */
  public static int stepsPerEpoch(ForecastData data, ForecasterConfig config) {
    return config.trainsNetwork() ? new Networks(config, known(data, config)).stepsPerEpoch() : 1;
  }

  /**
   * Refuses a lookback that no series is long enough for. Without this check a series that is
   * shorter makes one example.
   *
   * @throws BadInputException when the longest series has fewer steps to fit to
   */
  public static void requireLookback(ForecastData data, ForecasterConfig config) {
    new Networks(config, known(data, config)).requireLookback();
  }

  /** Measures the forecasts of the test set as {@link EvaluationPlan#DEFAULT} says. */
  public ForecastEvaluation evaluate() {
    return evaluate(EvaluationPlan.DEFAULT);
  }

  /**
   * Measures the forecasts of the test set, beside those of the baselines.
   *
   * @throws BadInputException when there is no test set, it is shorter than a backtest needs, or
   *     the level is above the highest that the validation set supports
   * @throws IllegalStateException before training
   */
  public ForecastEvaluation evaluate(EvaluationPlan plan) {
    return trained().evaluate(plan);
  }

  /**
   * Forecasts the values after the end of the series, the first where there are several.
   *
   * @param horizon how many
   * @throws BadInputException when it is not positive
   * @throws IllegalStateException before training
   */
  public Forecast predict(int horizon) {
    return trained().predict(horizon).get(0);
  }

  /** Forecasts the values after the end of every series; see {@link #predict(int)}. */
  public List<Forecast> predictAll(int horizon) {
    return trained().predict(horizon);
  }

  /**
   * Forecasts the values after another history of the series, such as a part of it; where there are
   * several series, that of the same id.
   *
   * @throws BadInputException when it is too short, has other columns or the id of no series
   * @throws IllegalStateException before training
   */
  public Forecast predict(Series history, int horizon) {
    return trained().predict(history, horizon);
  }

  /**
   * Writes the network as a SavedModel with the scaling inside, for a season or the configured
   * horizon ahead, whichever is longer; see {@link #export(Path, int)}.
   */
  public void export(Path directory) throws IOException {
    export(directory, Math.max(config.horizon(), config.season()));
  }

  /**
   * Writes the network as a SavedModel with the scaling inside: {@code values} float [b, n], the
   * last n raw values, and {@code times} int64 [b, n + h], the times of these and of the values to
   * forecast in seconds since 1970, in; {@code forecast} float [b, h] out and, where there was a
   * validation set, {@code lower} and {@code upper}, bounds that hold a value with a probability of
   * 90%, or with the highest that the validation set supports. With further columns also {@code
   * extras} float [b, n, k] in, with several series also {@code series} int64 [b], from 0. A
   * SavedModel that is there is replaced. What the numbers mean stands in {@code
   * assets/forecast.json}. Values must be finite, and positive where logarithms are forecast: the
   * model answers others with an error. See {@link ServedForecaster}.
   *
   * @param horizon how many values it forecasts, h
   * @throws BadInputException when the horizon is not positive, or there is no network to export
   * @throws IllegalStateException before training
   */
  public void export(Path directory, int horizon) throws IOException {
    trained().export(directory, horizon);
  }

  /** How many values an exported SavedModel looks at. */
  public int exportLookback() {
    return trained().exportLookback();
  }

  private TrainedForecaster trained() {
    return trained.orElseThrow(
        () -> new IllegalStateException("Must call fit() or load() before forecasting."));
  }

  @Override
  public void close() {
    trained.ifPresent(TrainedForecaster::close);
    trained = Optional.empty();
    if (temporary.isPresent()) {
      try {
        FileTree.delete(temporary.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      temporary = Optional.empty();
    }
  }
}

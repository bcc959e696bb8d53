package neva.forecasting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.FileTree;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingListener;

/**
 * Forecasts series by an LSTM that corrects a simple rule, or by the rule alone.
 *
 * <pre>{@code
 * Series milk = Series.readCsv(Path.of("forecasting/monthly-milk-production.csv"), "month", "pounds_per_cow");
 * try (var forecaster = Forecaster.fit(milk, ForecasterConfig.seasonal(12))) {
 *   Forecast next = forecaster.forecast(12);
 *   System.out.println(next + " " + next.interval(0.9));
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Forecaster implements AutoCloseable {

  private final ForecasterConfig config;
  private final Run run;
  private final Optional<Outcome> outcome;
  private final List<SeriesForecaster> series;
  private final Optional<TrainedForecastNetwork> network;
  private final ForecasterExport export;
  private Optional<Path> temporary = Optional.empty();

  private Forecaster(
      ForecasterConfig config, Run run, Optional<Outcome> outcome, List<PreparedSeries> parts)
      throws IOException {
    this.config = config;
    this.run = run;
    this.outcome = outcome;
    network =
        config.method() == Method.RULE
            ? Optional.empty()
            : Optional.of(TrainedForecastNetwork.of(run, config, parts.get(0).track()));
    Foresight foresight = new Foresight(config, network);
    LazyCalibration calibrations = new LazyCalibration(config, parts, foresight);
    export = new ForecasterExport(config, parts, calibrations);
    series =
        parts.stream()
            .map(part -> new SeriesForecaster(config, part, foresight, calibrations))
            .toList();
  }

  /**
   * Trains on a series and keeps nothing of it on disk.
   *
   * @throws BadInputException when the series is too short or constant
   */
  public static Forecaster fit(Series series, ForecasterConfig config) throws IOException {
    Path directory = Files.createTempDirectory("neva-forecast");
    try {
      Forecaster forecaster = fit(series, config, Run.in(directory));
      forecaster.temporary = Optional.of(directory);
      return forecaster;
    } catch (IOException | RuntimeException e) {
      FileTree.delete(directory);
      throw e;
    }
  }

  /**
   * Trains on a series; see {@link #fit(ForecastData, ForecasterConfig, Run, TrainingListener...)}.
   */
  public static Forecaster fit(
      Series series, ForecasterConfig config, Run run, TrainingListener... listeners)
      throws IOException {
    return fit(ForecastData.of(series), config, run, listeners);
  }

  /**
   * Trains one network on all series, but for the test part of each. A resumed run goes on from its
   * newest checkpoint.
   *
   * @param listeners told of steps, evaluations and checkpoints; one of them may ask for an end
   * @throws BadInputException when a series is too short or constant, or does not fit the resumed
   *     run
   */
  public static Forecaster fit(
      ForecastData data, ForecasterConfig config, Run run, TrainingListener... listeners)
      throws IOException {
    List<PreparedSeries> parts = parts(data, config);
    parts.forEach(PreparedSeries::track); // refuses what cannot be forecast before it is trained
    Optional<ForecasterTraining> training =
        config.method() == Method.RULE
            ? Optional.empty()
            : Optional.of(new ForecasterTraining(config, parts));
    ForecasterRun record = ForecasterRun.of(data, parts, config);
    if (run.isResumed()) {
      ForecasterRun.read(run).requireContinuable(record);
    }
    try (RunLock lock = run.begin(record)) {
      Optional<Outcome> outcome = Optional.empty();
      if (training.isPresent()) {
        outcome = Optional.of(training.get().run(run, TrainingListener.all(listeners)));
      }
      return new Forecaster(config, run, outcome, parts);
    }
  }

  /**
   * How many steps of training make one pass over the data.
   *
   * @throws BadInputException when a series is too short or constant
   */
  public static int stepsPerEpoch(ForecastData data, ForecasterConfig config) {
    return new ForecasterTraining(config, parts(data, config)).stepsPerEpoch();
  }

  /**
   * Refuses a lookback that no series is long enough for. Without this check a series that is
   * shorter makes one example.
   *
   * @throws BadInputException when the longest series has fewer steps to fit to
   */
  public static void requireLookback(ForecastData data, ForecasterConfig config) {
    PreparedSeries.requireLookback(parts(data, config), config);
  }

  private static List<PreparedSeries> parts(ForecastData data, ForecasterConfig config) {
    return data.series().stream().map(series -> PreparedSeries.of(series, config)).toList();
  }

  /**
   * The forecaster of a run, with its best weights, or its last ones when nothing was held out.
   *
   * @param data the series that it was trained on, perhaps grown since: what was trained on is
   *     followed by the test part
   * @throws BadInputException when there is no forecasting run, no sound checkpoint in it, or the
   *     data do not begin as they did
   */
  public static Forecaster load(Run run, ForecastData data) throws IOException {
    ForecasterRun record = ForecasterRun.read(run);
    return new Forecaster(record.config(), run, Optional.empty(), record.parts(data));
  }

  /** The configuration it was made with. */
  public ForecasterConfig config() {
    return config;
  }

  /** How the training ended; empty for one that was loaded, and for a rule. */
  public Optional<Outcome> outcome() {
    return outcome;
  }

  /**
   * Forecasts the values after the end of the series, the first where there are several.
   *
   * @param horizon how many
   * @throws BadInputException when it is not positive
   */
  public Forecast forecast(int horizon) {
    return series.get(0).forecast(horizon);
  }

  /** Forecasts the values after the end of every series. */
  public List<Forecast> forecasts(int horizon) {
    return series.stream().map(each -> each.forecast(horizon)).toList();
  }

  /**
   * Forecasts the values after another history of the first series, such as a part of it.
   *
   * @throws BadInputException when it is too short or has other columns
   */
  public Forecast forecast(Series history, int horizon) {
    return series.get(0).forecast(history, horizon);
  }

  /**
   * Judges the forecasts of the test part, beside those of the baselines.
   *
   * @throws BadInputException when there is no test part, or it is shorter than a backtest needs
   */
  public ForecastEvaluation evaluate(EvaluationPlan plan) {
    EvaluationPlan fitted =
        plan.fittedTo(series.stream().map(SeriesForecaster::test).toList(), config);
    return new ForecastEvaluation(
        config.method(), plan.level(), series.stream().map(each -> each.evaluate(fitted)).toList());
  }

  /** Judges one step ahead and the whole test part at once. */
  public ForecastEvaluation evaluate() {
    return evaluate(EvaluationPlan.standard());
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
   * forecast in seconds since 1970, in; {@code forecast} float [b, h] out and, where a part was
   * held out in training, {@code lower} and {@code upper}, bounds that hold a value with a
   * probability of 90 %. With further columns also {@code extras} float [b, n, k] in, with several
   * series also {@code series} int64 [b], from 0. A SavedModel that is there is replaced. What the
   * numbers mean stands in {@code assets/forecast.json}. Values must be finite, and positive where
   * logarithms are forecast: the model answers others with an error. See {@link ServedForecaster}.
   *
   * @param horizon how many values it forecasts, h
   * @throws BadInputException when the horizon is not positive, or there is no network to export
   */
  public void export(Path directory, int horizon) throws IOException {
    Check.positive("horizon", horizon);
    if (network.isEmpty()) {
      throw new BadInputException(
          "Expected a network to export but the method of the run is rule. Train with method lstm.");
    }
    export.write(run, directory, horizon);
  }

  /** How many values an exported SavedModel looks at. */
  public int exportLookback() {
    return export.length();
  }

  @Override
  public void close() {
    network.ifPresent(TrainedForecastNetwork::close);
    if (temporary.isPresent()) {
      try {
        FileTree.delete(temporary.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

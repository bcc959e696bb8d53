package neva.forecasting.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.forecasting.method.SeriesPredictor;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;

/**
 * One network for all series of a run, which corrects a simple rule; or that rule alone. It knows
 * the training set of each series, of which the end is its validation set, and forecasts any longer
 * history of the same series.
 */
public final class LstmForecaster implements AutoCloseable {

  private final LstmConfig config;
  private final List<PreparedSeries> parts;
  private final Optional<TrainedForecastNetwork> network;
  private final Foresight foresight;
  private final IntervalMargins margins;

  private LstmForecaster(
      LstmConfig config, List<PreparedSeries> parts, Optional<TrainedForecastNetwork> network) {
    this.config = config;
    this.parts = parts;
    this.network = network;
    foresight = new Foresight(config, network);
    margins = new IntervalMargins(config, parts, foresight);
  }

  /**
   * Trains a network in a run that has begun. The validation set of each series chooses the best
   * weights and measures how wide intervals must be. A resumed run goes on from its newest
   * checkpoint.
   *
   * @throws BadInputException when a series is too short or constant
   */
  public static Outcome train(
      LstmConfig config, List<TrainPart> series, Run run, TrainingListener listener)
      throws IOException {
    return new LstmTraining(config, prepared(config, series)).run(run, listener);
  }

  /**
   * The network of a run, with its best weights, or its last ones without validation sets.
   *
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  public static LstmForecaster of(LstmConfig config, List<TrainPart> series, Run run)
      throws IOException {
    List<PreparedSeries> parts = prepared(config, series);
    Track track = parts.get(0).trainedTrack(0);
    return new LstmForecaster(
        config, parts, Optional.of(TrainedForecastNetwork.of(run, config, track)));
  }

  /**
   * The rule that a network would correct, alone.
   *
   * @throws BadInputException when there is none, or a series is too short or constant
   */
  public static LstmForecaster ofRule(LstmConfig config, List<TrainPart> series) {
    requireRule(config);
    return new LstmForecaster(config, prepared(config, series), Optional.empty());
  }

  /**
   * The rule that this network corrects, alone, for the same series.
   *
   * @throws BadInputException when there is none
   */
  public LstmForecaster ruleAlone() {
    requireRule(config);
    return new LstmForecaster(config, parts, Optional.empty());
  }

  private static void requireRule(LstmConfig config) {
    if (config.rule() == Rule.NONE) {
      throw new BadInputException(
          "Expected a rule to forecast by but rule is NONE. Choose another or method lstm.");
    }
  }

  /**
   * Refuses a series that cannot be forecast before anything is trained.
   *
   * @param all of the series, with what comes after the training set
   * @throws BadInputException when it is too short or constant, or a value does not fit the scale
   */
  public static void requireTrainable(LstmConfig config, TrainPart train, Series all) {
    PreparedSeries.of(train, config).track(all, 0);
  }

  /**
   * Refuses a lookback that no series is long enough for. Without this check a series that is
   * shorter makes one example.
   *
   * @throws BadInputException when the longest series has fewer steps to train on
   */
  public static void requireLookback(LstmConfig config, List<TrainPart> series) {
    PreparedSeries.requireLookback(prepared(config, series), config);
  }

  /**
   * How many steps of training make one epoch.
   *
   * @throws BadInputException when a series is too short or constant
   */
  public static int stepsPerEpoch(LstmConfig config, List<TrainPart> series) {
    return new LstmTraining(config, prepared(config, series)).stepsPerEpoch();
  }

  private static List<PreparedSeries> prepared(LstmConfig config, List<TrainPart> series) {
    return series.stream().map(train -> PreparedSeries.of(train, config)).toList();
  }

  /** What forecasts the series at a place in the list. */
  public SeriesPredictor of(int place) {
    return new LstmPredictor(name(), config, parts.get(place), foresight, margins);
  }

  private String name() {
    return network.isPresent() ? "lstm" : "rule";
  }

  /** How many values an exported SavedModel looks at: as many as a training example. */
  public int exportLookback() {
    int shortest = parts.stream().mapToInt(part -> part.trained().length()).min().orElseThrow();
    return Math.min(shortest, config.firstStep() + config.lookback());
  }

  /** For each series, whether its values must be positive. */
  public List<Boolean> logarithms() {
    return parts.stream().map(part -> part.preparation().scale().logarithm()).toList();
  }

  /** The level of the bounds that are exported; empty without validation sets. */
  public Optional<Double> exportLevel() {
    return margins.areKnown() ? Optional.of(of(0).usualLevel()) : Optional.empty();
  }

  /**
   * Writes the network as a SavedModel with the scaling inside.
   *
   * @param horizon how many values it forecasts
   * @param asset name of a file beside it
   * @param description text of that file
   */
  public void export(Run run, Path directory, int horizon, String asset, String description)
      throws IOException {
    new LstmExport(config, parts, margins, exportLevel(), exportLookback(), horizon)
        .write(run, directory, asset, description);
  }

  @Override
  public void close() {
    network.ifPresent(TrainedForecastNetwork::close);
  }
}

package neva.forecasting.lstm;

import java.util.Comparator;
import java.util.List;
import neva.forecasting.series.Series;
import neva.forecasting.series.SeriesSplit;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;

/**
 * The known values of a series, cut into a training and a validation set, and what was fitted to
 * the first of them.
 *
 * @param fitted the training set
 * @param trained the training and the validation set
 * @param config of the network
 * @param preparation fitted to the training set
 */
record PreparedSeries(
    TrainPart fitted, TrainPart trained, LstmConfig config, SeriesPreparation preparation) {

  /**
   * Cuts as the configuration says.
   *
   * @throws BadInputException when the series is too short or constant
   */
  static PreparedSeries of(TrainPart trained, LstmConfig config) {
    int validation = config.validationLength(trained.length());
    requireLength(trained, trained.length() - validation, config);
    if (validation == 0) {
      return new PreparedSeries(trained, trained, config, SeriesPreparation.fit(trained, config));
    }
    SeriesSplit inner = trained.holdOut(validation);
    SeriesPreparation preparation =
        SeriesPreparation.fit(inner.train(), config).damped(inner.heldOut(), config);
    return new PreparedSeries(inner.train(), trained, config, preparation);
  }

  private static void requireLength(TrainPart trained, int fitted, LstmConfig config) {
    int fewest = Math.max(config.firstStep() + config.horizon() + 2, config.season() + 1);
    int needed =
        config.isManyToOne()
            ? Math.max(fewest, config.firstStep() + config.lookback() + 1)
            : fewest;
    if (fitted < needed) {
      double share = (double) Math.max(fitted, 0) / trained.length();
      throw new BadInputException(
          "Expected %d values or more to train on but %s has %d, of %d before the test set. Give a series of about %d values, or ask for less lookback, horizon or season."
              .formatted(
                  needed,
                  trained.series().label(),
                  Math.max(fitted, 0),
                  trained.length(),
                  (int) Math.ceil(needed / Math.max(0.1, share)) + 1));
    }
  }

  /**
   * Refuses a lookback that no series is long enough for.
   *
   * @throws BadInputException when even the longest has fewer steps to fit to; it says how long it
   *     must be
   */
  static void requireLookback(List<PreparedSeries> parts, LstmConfig config) {
    PreparedSeries longest =
        parts.stream()
            .max(Comparator.comparingInt(part -> part.span().fittedSteps()))
            .orElseThrow();
    int steps = longest.span().fittedSteps();
    if (config.lookback() > steps) {
      Series series = longest.trained.series();
      double share = (double) longest.fitted.length() / series.length();
      int needed = config.lookback() + config.firstStep() + 1;
      throw new BadInputException(
          "Expected %d steps to train on for lookback %d but %s has %d, of %d values before the test set. Give a series of about %d values, or ask for less lookback."
              .formatted(
                  config.lookback(),
                  config.lookback(),
                  series.label(),
                  steps,
                  series.length(),
                  (int) Math.ceil(needed / share) + 1));
    }
  }

  boolean hasValidation() {
    return validationLength() > 0;
  }

  int validationLength() {
    return trained.length() - fitted.length();
  }

  ChunkPlan.Span span() {
    return new ChunkPlan.Span(config.firstStep(), fitted.length(), trained.length());
  }

  /** Training and validation set as the network sees them, with room for forecasts. */
  Track trainedTrack(int room) {
    return track(trained.series(), room);
  }

  /** Other values of the same columns on the scale of this series. */
  Track track(Series other, int room) {
    return Track.of(other, config, preparation, room);
  }

  /** The deviation of the rule's error one step ahead, the unit of margins. */
  double unit() {
    return preparation.deviations().get(0);
  }
}

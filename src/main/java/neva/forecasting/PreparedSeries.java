package neva.forecasting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Series;
import neva.forecasting.series.SeriesSplit;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;

/**
 * A series cut into training, validation and test set, one after the other; and what was fitted to
 * the first of them.
 *
 * @param series all of it
 * @param fitted the training set
 * @param trained the training and the validation set: what baselines are fitted to
 * @param test read by {@link Forecaster#evaluate} alone; empty where there is none
 * @param config of the forecaster
 * @param preparation fitted to the training set
 */
record PreparedSeries(
    Series series,
    TrainPart fitted,
    TrainPart trained,
    Optional<HeldOut> test,
    ForecasterConfig config,
    SeriesPreparation preparation) {

  private static final int VALIDATION_SEASONS = 2;

  /**
   * Cuts every series as the configuration says.
   *
   * @throws BadInputException when a series is too short or constant
   */
  static List<PreparedSeries> of(ForecastData data, ForecasterConfig config) {
    return data.series().stream().map(series -> of(series, config)).toList();
  }

  /**
   * Cuts as the configuration says.
   *
   * @throws BadInputException when the series is too short or constant
   */
  static PreparedSeries of(Series series, ForecasterConfig config) {
    int test =
        config.testSplit() == 0 ? 0 : series.split(1 - config.testSplit()).heldOut().length();
    int trained = series.length() - test;
    int fitted = trained - validationLength(trained, config);
    requireLength(series, fitted, config);
    return of(series, config, fitted, trained);
  }

  /** Cuts as a run did; what comes after the training and the validation set is the test set. */
  static PreparedSeries of(Series series, ForecasterConfig config, int fitted, int trained) {
    Optional<HeldOut> test =
        trained == series.length()
            ? Optional.empty()
            : Optional.of(series.holdOut(series.length() - trained).heldOut());
    TrainPart train =
        test.isEmpty() ? series.trainOnAll() : series.holdOut(series.length() - trained).train();
    if (fitted == trained) {
      return new PreparedSeries(
          series, train, train, test, config, SeriesPreparation.fit(train, config));
    }
    SeriesSplit inner = train.holdOut(trained - fitted);
    SeriesPreparation preparation =
        SeriesPreparation.fit(inner.train(), config).damped(inner.heldOut(), config);
    return new PreparedSeries(series, inner.train(), train, test, config, preparation);
  }

  /** The configured share, two seasons at least where a short series has them. */
  private static int validationLength(int length, ForecasterConfig config) {
    double share = config.training().validationSplit();
    if (share == 0) {
      return 0;
    }
    int seasons = Math.min(VALIDATION_SEASONS * config.season(), length / 4);
    return Math.max((int) Math.floor(share * length), Math.max(1, seasons));
  }

  private static void requireLength(Series series, int fitted, ForecasterConfig config) {
    int fewest = Math.max(config.firstStep() + config.horizon() + 2, config.season() + 1);
    int needed =
        config.isManyToOne()
            ? Math.max(fewest, config.firstStep() + config.lookback() + 1)
            : fewest;
    if (fitted < needed) {
      double share = (double) fitted / series.length();
      throw new BadInputException(
          "Expected %d values or more to fit to but %s has %d, of %d in all, before validation and test set. Give a series of about %d values, or ask for less lookback, horizon or season."
              .formatted(
                  needed,
                  series.label(),
                  fitted,
                  series.length(),
                  (int) Math.ceil(needed / Math.max(0.1, share)) + 1));
    }
  }

  /**
   * Refuses a lookback that no series is long enough for.
   *
   * @throws BadInputException when even the longest has fewer steps to fit to; it says how long it
   *     must be
   */
  static void requireLookback(List<PreparedSeries> parts, ForecasterConfig config) {
    PreparedSeries longest =
        parts.stream()
            .max(Comparator.comparingInt(part -> part.span().fittedSteps()))
            .orElseThrow();
    int steps = longest.span().fittedSteps();
    if (config.lookback() > steps) {
      Series series = longest.series;
      double share = (double) longest.fitted.length() / series.length();
      int needed = config.lookback() + config.firstStep() + 1;
      throw new BadInputException(
          "Expected %d steps to fit to for lookback %d but %s has %d, of %d values in all, before validation and test set. Give a series of about %d values, or ask for less lookback."
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

  /**
   * All of the series as the network sees it.
   *
   * @throws BadInputException when a value does not fit the scale
   */
  Track track() {
    return track(series, 0);
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

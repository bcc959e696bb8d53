package neva.forecasting;

import java.util.Optional;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Series;
import neva.forecasting.series.SeriesSplit;
import neva.forecasting.series.TrainPart;

/**
 * A series cut at the first value of its test set.
 *
 * @param series all of it
 * @param trained what comes before the test set: methods are fitted and chosen on it
 * @param test read by {@link Forecaster#evaluate} alone; empty where there is none
 */
record KnownSeries(Series series, TrainPart trained, Optional<HeldOut> test) {

  /**
   * @param known how many values come before the test set
   */
  static KnownSeries of(Series series, int known) {
    return known == series.length()
        ? new KnownSeries(series, series.trainOnAll(), Optional.empty())
        : of(series, series.holdOut(series.length() - known));
  }

  private static KnownSeries of(Series series, SeriesSplit split) {
    return new KnownSeries(series, split.train(), Optional.of(split.heldOut()));
  }

  static KnownSeries of(Series series, ForecasterConfig config) {
    return of(series, series.length() - config.testLength(series.length()));
  }

  /** The first part of the training data, without the configured validation split. */
  TrainPart withoutValidation(ForecasterConfig config) {
    int length = trained.length();
    int validation = config.lstm().validationLength(length);
    return series.head(Math.max(1, length - validation)).trainOnAll();
  }

  String id() {
    return series.id();
  }

  /** The unit of MASE: of seasons where there is more than one. */
  double naiveError(int season) {
    if (trained.length() < 2) {
      return Double.NaN;
    }
    return trained.naiveError(trained.length() > season ? season : 1);
  }
}

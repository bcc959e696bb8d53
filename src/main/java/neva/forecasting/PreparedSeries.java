package neva.forecasting;

import java.util.Optional;
import neva.io.BadInputException;
import neva.series.HeldOut;
import neva.series.Series;
import neva.series.Split;
import neva.series.TrainPart;

/**
 * A series cut into its parts: one to fit to, the end of the training part to choose by, and the
 * test part.
 *
 * @param series all of it
 * @param fitted fitted to
 * @param trained {@code fitted} and what choices look at
 * @param test judged by {@link Forecaster#evaluate} alone; empty where there is none
 */
record PreparedSeries(Series series, TrainPart fitted, TrainPart trained, Optional<HeldOut> test) {

  private static final int SEASONS_HELD_OUT = 2;

  static PreparedSeries of(Series series, ForecasterConfig config) {
    Optional<Split> split =
        config.test() == 0 ? Optional.empty() : Optional.of(series.split(1 - config.test()));
    TrainPart trained = split.map(Split::train).orElseGet(series::trainOnAll);
    int heldOut = heldOut(trained.length(), config);
    int fewest = config.firstStep() + config.horizon() + 2;
    requireLength(series, trained.length() - heldOut, fewest, config);
    TrainPart fitted = heldOut == 0 ? trained : trained.holdOut(heldOut).train();
    return new PreparedSeries(series, fitted, trained, split.map(Split::heldOut));
  }

  /** The parts that a run had; what comes after them is the test part. */
  static PreparedSeries of(Series series, int fitted, int trained) {
    Optional<Split> split =
        trained == series.length()
            ? Optional.empty()
            : Optional.of(series.holdOut(series.length() - trained));
    TrainPart train = split.map(Split::train).orElseGet(series::trainOnAll);
    TrainPart own = fitted == trained ? train : train.holdOut(trained - fitted).train();
    return new PreparedSeries(series, own, train, split.map(Split::heldOut));
  }

  /** The configured share, two seasons at least where a short series has them. */
  private static int heldOut(int length, ForecasterConfig config) {
    double share = config.training().validation();
    if (share == 0) {
      return 0;
    }
    int seasons = Math.min(SEASONS_HELD_OUT * config.season(), length / 4);
    return Math.max((int) Math.floor(share * length), Math.max(1, seasons));
  }

  private static void requireLength(
      Series series, int fitted, int fewest, ForecasterConfig config) {
    boolean manyToOne = config.warmUp() == config.lookback() - 1;
    int needed = manyToOne ? Math.max(fewest, config.firstStep() + config.lookback() + 1) : fewest;
    if (fitted < needed) {
      double share = (double) fitted / series.length();
      throw new BadInputException(
          "Expected %d values or more to fit to but %s has %d, of %d in all, before the parts held out. Give a series of about %d values, or ask for less lookback, horizon or season."
              .formatted(
                  needed,
                  series.label(),
                  fitted,
                  series.length(),
                  (int) Math.ceil(needed / Math.max(0.1, share)) + 1));
    }
  }

  ChunkPlan.Span span(ForecasterConfig config) {
    return new ChunkPlan.Span(config.firstStep(), fitted.length(), trained.length());
  }
}

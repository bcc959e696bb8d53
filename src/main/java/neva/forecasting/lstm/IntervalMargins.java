package neva.forecasting.lstm;

import java.util.List;
import neva.io.BadInputException;

/**
 * How far the bounds of a forecaster's intervals are moved outwards, by what its forecasts of the
 * validation sets were off by; measured when it is first asked for.
 */
final class IntervalMargins {

  private final LstmConfig config;
  private final List<PreparedSeries> parts;
  private final Foresight foresight;
  private final int count; // of values that are forecast one step ahead
  private ConformalScores scores;

  IntervalMargins(LstmConfig config, List<PreparedSeries> parts, Foresight foresight) {
    this.config = config;
    this.parts = parts;
    this.foresight = foresight;
    count = parts.stream().mapToInt(part -> ConformalScores.origins(part).length).sum();
  }

  /** Whether there are validation sets to learn them from. */
  boolean areKnown() {
    return parts.stream().allMatch(PreparedSeries::hasValidation);
  }

  /**
   * The margin at a distance, in deviations of the rule's error.
   *
   * @param step how many steps ahead, from 1
   * @param level share of values that the bounds are to hold
   * @throws BadInputException when there is no validation set, or the level is above the highest
   *     that it supports
   */
  double at(int step, double level) {
    requireValidation();
    if (level > highestLevel()) {
      throw new BadInputException(
          "level must be at most %s, the highest that %d forecasts of validation values support, found %s. Ask for less, or train with a larger validation set."
              .formatted((float) highestLevel(), count, level));
    }
    return scores().margin(step, level);
  }

  /** n forecasts support bounds that hold n of n + 1. */
  double highestLevel() {
    return count / (count + 1.0);
  }

  private void requireValidation() {
    if (!areKnown()) {
      throw new BadInputException(
          "Expected a validation set to learn intervals from but validation is 0. Train with a validation split such as 0.1.");
    }
  }

  private ConformalScores scores() {
    if (scores == null) { // here, since most callers of a forecast ask for no bounds
      scores = ConformalScores.of(parts, foresight, Math.max(config.horizon(), config.season()));
    }
    return scores;
  }
}

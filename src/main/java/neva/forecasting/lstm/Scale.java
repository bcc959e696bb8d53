package neva.forecasting.lstm;

import neva.io.Records;

/**
 * The scale that values are brought to, fitted to the training set.
 *
 * @param perDay whether totals of months are divided by the days of the month, where the rule is
 *     more exact for it on the training set
 * @param logarithm whether the logarithm is taken, where all values that are fitted to are
 *     positive; values that come later must then be positive too
 * @param range what the values have after that
 */
public record Scale(boolean perDay, boolean logarithm, Range range) {

  /** A range of values. */
  public enum Range {
    /** Mean 0 and standard deviation 1. */
    STANDARD,
    /** From 0 to 1. */
    UNIT
  }

  /** Values as they are, brought to mean 0 and standard deviation 1. */
  public static final Scale DEFAULT = new Scale(false, false, Range.STANDARD);

  /** The same with or without the division by the days of the month. */
  public Scale withPerDay(boolean perDay) {
    return Records.with(this, "perDay", perDay);
  }

  /** The same with or without the logarithm. */
  public Scale withLogarithm(boolean logarithm) {
    return Records.with(this, "logarithm", logarithm);
  }

  /** The same with another range. */
  public Scale withRange(Range range) {
    return Records.with(this, "range", range);
  }
}

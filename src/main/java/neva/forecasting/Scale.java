package neva.forecasting;

/**
 * The scale that values are brought to, fitted to the training part.
 *
 * @param perDay whether totals of months are divided by the days of the month, where the rule is
 *     more exact for it on the training part
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

  /** A copy with or without the logarithm. */
  public Scale withLogarithm(boolean change) {
    return new Scale(perDay, change, range);
  }

  /** Values as they are, brought to a range. */
  public static Scale of(Range range) {
    return new Scale(false, false, range);
  }
}

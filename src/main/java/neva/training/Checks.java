package neva.training;

import neva.io.BadInputException;

/**
 * The range checks of configuration records, all in one wording. They throw {@link
 * BadInputException}.
 */
public final class Checks {

  private Checks() {}

  public static void positive(String field, double value) {
    if (!(value > 0)) {
      throw new BadInputException("%s must be positive, found %s".formatted(field, text(value)));
    }
  }

  public static void notNegative(String field, double value) {
    if (!(value >= 0)) {
      throw new BadInputException(
          "%s must be zero or positive, found %s".formatted(field, text(value)));
    }
  }

  /** At least 0 and below 1. */
  public static void share(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new BadInputException(
          "%s must be at least 0 and below 1, found %s".formatted(field, text(value)));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

package neva.forecasting;

import neva.io.BadInputException;

/** The range checks of the configuration, all in one wording. */
final class Require {

  private Require() {}

  static void positive(String field, double value) {
    if (!(value > 0)) {
      throw new BadInputException("%s must be positive, found %s".formatted(field, text(value)));
    }
  }

  static void notNegative(String field, double value) {
    if (!(value >= 0)) {
      throw new BadInputException(
          "%s must be zero or positive, found %s".formatted(field, text(value)));
    }
  }

  /** At least 0 and below 1. */
  static void share(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new BadInputException(
          "%s must be at least 0 and below 1, found %s".formatted(field, text(value)));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

package neva.forecasting.series;

import neva.io.BadInputException;

/** The check of numbers that people choose: seasons, horizons, orders. */
final class Positive {

  private Positive() {}

  /**
   * Returns {@code value}.
   *
   * @throws BadInputException when it is below 1
   */
  static int require(String name, int value) {
    if (value < 1) {
      throw new BadInputException(name + " must be positive, found " + value);
    }
    return value;
  }
}

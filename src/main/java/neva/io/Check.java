package neva.io;

/**
 * The checks of numbers that people choose, all in one wording: {@code batchSize must be positive,
 * found -1}. Each gives the number back, or throws a {@link BadInputException}; a NaN never passes.
 */
public final class Check {

  private Check() {}

  public static int positive(String name, int value) {
    require(value > 0, name, "positive", value);
    return value;
  }

  public static long positive(String name, long value) {
    require(value > 0, name, "positive", value);
    return value;
  }

  /** Above 0 and finite. */
  public static double positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, "positive", value);
    return value;
  }

  public static long notNegative(String name, long value) {
    require(value >= 0, name, "0 or more", value);
    return value;
  }

  /** 0 or more, and finite. */
  public static double notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, "0 or more", value);
    return value;
  }

  /** At least 0 and below 1. */
  public static double fraction(String name, double value) {
    require(value >= 0 && value < 1, name, "at least 0 and below 1", value);
    return value;
  }

  /** From {@code low} to {@code high}, both included. */
  public static double between(String name, double value, double low, double high) {
    String range = "between %s and %s".formatted(text(low), text(high));
    require(value >= low && value <= high, name, range, value);
    return value;
  }

  /** {@code low} or more. */
  public static int atLeast(String name, int value, int low) {
    require(value >= low, name, "at least " + low, value);
    return value;
  }

  private static void require(boolean holds, String name, String expected, double found) {
    if (!holds) {
      throw new BadInputException("%s must be %s, found %s".formatted(name, expected, text(found)));
    }
  }

  /** As people write it: 3 and not 3.0, 0.1 and not the nearest float. */
  private static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return value == (float) value ? Float.toString((float) value) : Double.toString(value);
  }
}

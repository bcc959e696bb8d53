package neva.forecasting.method;

import java.util.Arrays;

/** What values may lack, in the words of tables. */
final class Lack {

  private Lack() {}

  static String values(double[] values, int needed) {
    return values.length >= needed
        ? ""
        : "needs %d values, there are %d".formatted(needed, values.length);
  }

  static boolean positive(double[] values) {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }
}

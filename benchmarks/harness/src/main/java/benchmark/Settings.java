package benchmark;

/** How long to measure, from the environment. */
final class Settings {

  /** Seconds of steps before the first window. */
  static final double WARM_UP = number("BENCH_WARM_UP", 5);

  /** Seconds of a window. */
  static final double WINDOW = number("BENCH_WINDOW", 1.5);

  /** Windows without other load that a program wants; it measures at most three times as many. */
  static final int WINDOWS = (int) number("BENCH_WINDOWS", 7);

  /** Seconds that a program waits, all in all, for other load to go away. */
  static final double PATIENCE = number("BENCH_PATIENCE", 60);

  private Settings() {}

  static double number(String variable, double standard) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? standard : Double.parseDouble(value);
  }
}

package neva.training;

import java.util.SortedMap;

/** Shows how a training goes. */
public interface Progress extends AutoCloseable {

  /**
   * Called now and then.
   *
   * @param step steps done
   * @param metrics loss and other scalars of the last batch
   * @param examplesPerSecond since the last call
   */
  void update(long step, SortedMap<String, Double> metrics, double examplesPerSecond);

  /** Text that stays, such as the result of an evaluation. */
  void line(String text);

  @Override
  void close();

  /** A bar on a terminal, plain lines elsewhere, both on standard output. */
  static Progress console(long steps) {
    return System.console() == null
        ? new PlainProgress(steps, System.out)
        : new BarProgress(steps, System.out);
  }

  /** Shows nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void update(long step, SortedMap<String, Double> metrics, double examplesPerSecond) {}

      @Override
      public void line(String text) {}

      @Override
      public void close() {}
    };
  }
}

package neva.forecasting.series;

import java.util.function.ToDoubleFunction;

/** A history that grows by what is forecast from it. */
final class Continuation {

  private final Series history;
  private final double[] forecasts;
  private int made;

  private Continuation(Series history, int horizon) {
    this.history = history;
    this.forecasts = new double[horizon];
  }

  /** Forecasts one value after the other, each from the history and the forecasts before it. */
  static double[] of(Series history, int horizon, ToDoubleFunction<Continuation> next) {
    Continuation continuation = new Continuation(history, horizon);
    for (int i = 0; i < horizon; i++) {
      continuation.forecasts[i] = next.applyAsDouble(continuation);
      continuation.made++;
    }
    return continuation.forecasts;
  }

  /** The value {@code lag} steps before the one to forecast. */
  double back(int lag) {
    return lag <= made ? forecasts[made - lag] : history.value(history.length() + made - lag);
  }

  /** How many values can be looked back on. */
  int length() {
    return history.length() + made;
  }
}

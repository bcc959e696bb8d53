package neva.forecasting.series;

import java.util.Objects;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * A plan to evaluate forecasts by: from the first held-out value on, every {@code every} steps the
 * next {@code horizon} values are forecast from all that came before (rolling origin; Tashman
 * 2000).
 *
 * @param part to forecast, of {@code horizon} values or more
 * @param horizon how many values each forecast has
 * @param every how many steps lie between two forecasts
 */
public record Backtest(HeldOut part, int horizon, int every) {

  public Backtest {
    Check.positive("horizon", horizon);
    Check.positive("every", every);
    if (part.length() < horizon) {
      throw new BadInputException(
          "horizon must be at most %d, the length of the part to forecast, found %d"
              .formatted(part.length(), horizon));
    }
  }

  /** Every value forecast from all before it. */
  public static Backtest oneStep(HeldOut part) {
    return new Backtest(part, 1, 1);
  }

  /** The whole part forecast at once. */
  public static Backtest allAtOnce(HeldOut part) {
    return new Backtest(part, part.length(), part.length());
  }

  /** How many forecasts there are to make. */
  public int size() {
    return (part.length() - horizon) / every + 1;
  }

  /**
   * The index, in the held-out part with its history, of the first value of forecast {@code k}.
   *
   * @throws IndexOutOfBoundsException when there is no such forecast
   */
  public int origin(int k) {
    return part.first() + Objects.checkIndex(k, size()) * every;
  }

  /** The index of the first value of every forecast. */
  public int[] origins() {
    return IntStream.range(0, size()).map(this::origin).toArray();
  }

  /** All that forecast {@code k} may see. */
  public Series history(int k) {
    return part.withHistory().head(origin(k));
  }

  /** Makes all forecasts. */
  public BacktestResult run(ForecastFunction function) {
    return resultOf(function.forecast(part.withHistory(), origins(), horizon));
  }

  /**
   * The result of forecasts that were made elsewhere, perhaps many at a time: [{@link #size},
   * {@code horizon}]. Whoever makes them sees to it that forecast {@code k} saw {@link #history}
   * only.
   *
   * @throws IllegalArgumentException when they have another shape
   */
  public BacktestResult resultOf(double[][] forecasts) {
    return new BacktestResult(this, forecasts);
  }
}

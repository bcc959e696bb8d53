package neva.forecasting.series;

/** Anything that forecasts, once it is fitted: a rule, a network. */
@FunctionalInterface
public interface ForecastFunction {

  /**
   * The {@code horizon} values that come after {@code history}.
   *
   * @throws neva.io.BadInputException when the history is too short to forecast from
   */
  double[] forecast(Series history, int horizon);
}

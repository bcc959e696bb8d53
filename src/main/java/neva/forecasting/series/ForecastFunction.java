package neva.forecasting.series;

import java.util.Arrays;

/** Anything that forecasts, once it is fitted: a rule, a network. */
@FunctionalInterface
public interface ForecastFunction {

  /**
   * The {@code horizon} values that come after {@code history}.
   *
   * @throws neva.io.BadInputException when the history is too short to forecast from
   */
  double[] forecast(Series history, int horizon);

  /**
   * The {@code horizon} values after each of several origins, [origin, step].
   *
   * @param origins how many values of the series each forecast sees, in ascending order
   */
  default double[][] forecast(Series series, int[] origins, int horizon) {
    return Arrays.stream(origins)
        .mapToObj(origin -> forecast(series.head(origin), horizon))
        .toArray(double[][]::new);
  }
}

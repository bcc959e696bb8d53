package neva.forecasting.series;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * How far forecasts are from what came. Measures that are not defined are NaN.
 *
 * @param count how many forecasts
 * @param rmse root of the mean squared error, in units of the series
 * @param mae mean absolute error, in units of the series
 * @param mape mean absolute error in percent of the actual value, over the values that are not zero
 * @param smape mean of 200·|error| / (|actual| + |forecast|), 0 where both are zero; from 0 to 200
 * @param mase mean absolute error in units of {@link TrainPart#naiveError}: below 1 is better than
 *     the seasonal last value was on the training set (Hyndman and Koehler 2006)
 * @param zeros how many actual values are zero, and so left out of {@code mape}
 */
public record ForecastMetrics(
    int count, double rmse, double mae, double mape, double smape, double mase, int zeros) {

  /**
   * @param naiveError of the training set; NaN or 0 where {@code mase} is not wanted or not defined
   * @throws IllegalArgumentException when there is not one forecast for each actual value, or none
   */
  public static ForecastMetrics of(double[] actual, double[] forecast, double naiveError) {
    checkLengths(actual, forecast);
    int n = actual.length;
    int zeros = (int) Arrays.stream(actual).filter(a -> a == 0).count();
    double mae = sum(actual, forecast, (a, f) -> Math.abs(f - a)) / n;
    return new ForecastMetrics(
        n,
        Math.sqrt(sum(actual, forecast, (a, f) -> (f - a) * (f - a)) / n),
        mae,
        100 * sum(actual, forecast, ForecastMetrics::relative) / (n - zeros),
        100 * sum(actual, forecast, ForecastMetrics::symmetric) / n,
        naiveError > 0 ? mae / naiveError : Double.NaN,
        zeros);
  }

  static void checkLengths(double[] actual, double[] forecast) {
    if (actual.length != forecast.length || actual.length == 0) {
      throw new IllegalArgumentException(
          "forecasts must be as many as actual values, at least 1, found %d and %d"
              .formatted(forecast.length, actual.length));
    }
  }

  private static double sum(double[] actual, double[] forecast, DoubleBinaryOperator error) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      sum += error.applyAsDouble(actual[i], forecast[i]);
    }
    return sum;
  }

  private static double relative(double actual, double forecast) {
    return actual == 0 ? 0 : Math.abs((forecast - actual) / actual);
  }

  private static double symmetric(double actual, double forecast) {
    double size = Math.abs(actual) + Math.abs(forecast);
    return size == 0 ? 0 : 2 * Math.abs(forecast - actual) / size;
  }
}

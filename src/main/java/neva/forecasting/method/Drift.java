package neva.forecasting.method;

import java.util.Arrays;

/**
 * The line from the first value through the last: a random walk with drift (Hyndman and
 * Athanasopoulos, "Forecasting: Principles and Practice", 5.2).
 */
public record Drift() implements ValuesMethod {

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 2);
  }

  @Override
  public FittedValues fit(double[] train) {
    return Drift::forecast;
  }

  private static double[] forecast(double[] values, int horizon) {
    double last = values[values.length - 1];
    double slope = (last - values[0]) / (values.length - 1);
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, h -> last + (h + 1) * slope);
    return forecast;
  }
}

package neva.forecasting.method;

import java.util.Arrays;

/** The mean of all values. */
public record MeanValue() implements ValuesMethod {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 1);
  }

  @Override
  public FittedValues fit(double[] train) {
    return (values, horizon) -> {
      double[] forecast = new double[horizon];
      Arrays.fill(forecast, Arrays.stream(values).average().orElseThrow());
      return forecast;
    };
  }
}

package neva.forecasting.series;

import java.util.Arrays;

/** The mean of all values before. */
public record Mean() implements Baseline {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return (history, horizon) -> {
      double[] forecast = new double[horizon];
      Arrays.fill(forecast, Arrays.stream(history.values()).average().orElseThrow());
      return forecast;
    };
  }
}

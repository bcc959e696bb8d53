package neva.forecasting.method;

import java.util.Arrays;
import neva.io.Check;

/**
 * The last season again and again.
 *
 * @param season in steps; 1 repeats the last value
 */
public record SeasonalNaive(int season) implements ValuesMethod {

  public SeasonalNaive {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return season == 1 ? "naive" : "seasonal-naive";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, season + 1);
  }

  @Override
  public FittedValues fit(double[] train) {
    return this::forecast;
  }

  private double[] forecast(double[] values, int horizon) {
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, h -> values[values.length - season + h % season]);
    return forecast;
  }
}

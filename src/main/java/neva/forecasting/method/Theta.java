package neva.forecasting.method;

import java.util.Arrays;
import neva.io.Check;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000, "The theta model: a decomposition
 * approach to forecasting"), winner of the M3 competition: the mean of the line through the values,
 * theta 0, and of simple exponential smoothing of the values with twice their distance to the line,
 * theta 2. It is computed as what it equals, simple exponential smoothing with half the slope of
 * the line as drift (Hyndman and Billah 2003, "Unmasking the Theta method"). Where a test finds a
 * season, it is taken out first, as a factor where that can be.
 *
 * @param season in steps; 1 for none
 */
public record Theta(int season) implements ValuesMethod {

  public Theta {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 4);
  }

  @Override
  public FittedValues fit(double[] values) {
    return SeasonallyAdjusted.fit(values, season, Theta::fitAdjusted);
  }

  private static FittedValues fitAdjusted(double[] values) {
    EtsFit smoothing = EtsFit.of(EtsModel.simple(), values);
    double alpha = smoothing.parameters().alpha();
    return (longer, horizon) -> {
      double drift = Line.through(longer).slope() / 2;
      double start = (1 - Math.pow(1 - alpha, longer.length)) / alpha;
      double[] forecast = smoothing.forecast(longer, horizon);
      Arrays.setAll(forecast, h -> forecast[h] + drift * (h + start));
      return forecast;
    };
  }
}

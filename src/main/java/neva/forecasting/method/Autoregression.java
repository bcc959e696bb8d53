package neva.forecasting.method;

import java.util.Arrays;
import neva.io.Check;

/**
 * An autoregression of the changes from step to step, of logarithms where the values are positive,
 * without their season as far as it is not chance: ARIMA(p, 1, 0) with p by AICc, fitted by {@link
 * Burg Burg's} recursion. The mean growth is damped by a tenth a step (Gardner and McKenzie 1985,
 * "Forecasting trends in time series").
 *
 * @param season in steps; 1 for none
 */
public record Autoregression(int season) implements ValuesMethod {

  private static final int FEWEST = 16;
  private static final int MOST_LAGS = 24;
  private static final int VALUES_PER_LAG = 6;
  private static final double DAMPING = 0.9;

  public Autoregression {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return "autoregression";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, FEWEST);
  }

  @Override
  public FittedValues fit(double[] values) {
    return Logarithms.fit(values, this::fitPlain);
  }

  private FittedValues fitPlain(double[] values) {
    return SeasonallyAdjusted.fitShrunk(values, season, Autoregression::fitChanges);
  }

  private static FittedValues fitChanges(double[] values) {
    int most = Math.min(MOST_LAGS, values.length / VALUES_PER_LAG);
    Burg.Predictor changes = Burg.best(changes(values), most);
    return (longer, horizon) -> {
      double[] forecast = changes.forecast(changes(longer), horizon);
      double level = longer[longer.length - 1];
      double damping = 1;
      for (int h = 0; h < horizon; h++) {
        damping *= DAMPING;
        level += forecast[h] - (1 - damping) * changes.mean();
        forecast[h] = level;
      }
      return forecast;
    };
  }

  private static double[] changes(double[] values) {
    double[] changes = new double[values.length - 1];
    Arrays.setAll(changes, t -> values[t + 1] - values[t]);
    return changes;
  }
}

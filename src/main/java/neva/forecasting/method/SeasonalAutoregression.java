package neva.forecasting.method;

import java.util.Arrays;
import neva.io.Check;

/**
 * An autoregression of how the change from step to step differs from that one season before, of
 * logarithms where the values are positive: ARIMA(p, 1, 0)(0, 1, 0) of Box and Jenkins with p by
 * AICc, up to a season and a step, fitted by {@link Burg Burg's} recursion. No growth is added
 * beyond that of the season before.
 *
 * @param season in steps, at least 2
 */
public record SeasonalAutoregression(int season) implements ValuesMethod {

  private static final int VALUES_PER_LAG = 4;

  public SeasonalAutoregression {
    Check.atLeast("season", season, 2);
  }

  @Override
  public String name() {
    return "seasonal-autoregression";
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 3 * season + 1);
  }

  @Override
  public FittedValues fit(double[] values) {
    return Logarithms.fit(values, this::fitPlain);
  }

  private FittedValues fitPlain(double[] values) {
    double[] changes = changes(values);
    int most = Math.min(season + 1, changes.length / VALUES_PER_LAG);
    Burg.Predictor predictor = Burg.best(changes, most).withoutMean();
    return (longer, horizon) -> forecast(predictor, longer, horizon);
  }

  private double[] changes(double[] values) {
    double[] changes = new double[values.length - season - 1];
    Arrays.setAll(changes, i -> values[i + season + 1] - before(values, i + season + 1));
    return changes;
  }

  /** The forecast of {@code values[t]} that changes as one season before. */
  private double before(double[] values, int t) {
    return values[t - 1] + values[t - season] - values[t - season - 1];
  }

  private double[] forecast(Burg.Predictor predictor, double[] values, int horizon) {
    double[] changes = predictor.forecast(changes(values), horizon);
    double[] all = Arrays.copyOf(values, values.length + horizon);
    for (int h = 0; h < horizon; h++) {
      all[values.length + h] = before(all, values.length + h) + changes[h];
    }
    return Arrays.copyOfRange(all, values.length, all.length);
  }
}

package neva.forecasting.method;

import java.util.function.Function;

/**
 * A method fitted to values without their season, which comes back in the forecasts.
 *
 * @param pattern taken out and put back
 * @param rest fitted to what is left
 */
record SeasonallyAdjusted(SeasonalPattern pattern, FittedValues rest) implements FittedValues {

  /** Below it a factor of the season is taken for zero. */
  private static final double LEAST = 0.01;

  /** Adjusts values where a test finds a season, and fits. */
  static FittedValues fit(double[] values, int season, Function<double[], FittedValues> method) {
    if (!SeasonalityTest.hasSeason(values, season)) {
      return method.apply(values);
    }
    SeasonalPattern pattern = pattern(values, season);
    return new SeasonallyAdjusted(pattern, method.apply(pattern.removedFrom(values)));
  }

  /** Factors for positive values, else terms. */
  static SeasonalPattern pattern(double[] values, int season) {
    if (Lack.positive(values)) {
      SeasonalPattern factors = SeasonalPattern.of(values, season, true);
      if (factors.least() > LEAST) {
        return factors;
      }
    }
    return SeasonalPattern.of(values, season, false);
  }

  @Override
  public double[] forecast(double[] values, int horizon) {
    return pattern.addedTo(rest.forecast(pattern.removedFrom(values), horizon), values.length);
  }
}

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

  /** Takes out the season where a test finds one, and fits to the rest. */
  static FittedValues fit(double[] values, int season, Function<double[], FittedValues> method) {
    return SeasonalityTest.hasSeason(values, season)
        ? without(pattern(values, season, SeasonalPattern::of), values, method)
        : method.apply(values);
  }

  /** Takes out what is surely season, and fits to the rest. */
  static FittedValues fitShrunk(
      double[] values, int season, Function<double[], FittedValues> method) {
    return season > 1 && values.length > 2 * season
        ? without(pattern(values, season, SeasonalPattern::shrunk), values, method)
        : method.apply(values);
  }

  static FittedValues without(
      SeasonalPattern pattern, double[] values, Function<double[], FittedValues> method) {
    return new SeasonallyAdjusted(pattern, method.apply(pattern.removedFrom(values)));
  }

  /** A way to find a pattern in values: its season in steps, and whether it multiplies. */
  private interface Decomposition {
    SeasonalPattern pattern(double[] values, int season, boolean multiplicative);
  }

  /** Factors for positive values, else terms. */
  private static SeasonalPattern pattern(double[] values, int season, Decomposition decomposition) {
    if (Lack.positive(values)) {
      SeasonalPattern factors = decomposition.pattern(values, season, true);
      if (factors.least() > LEAST) {
        return factors;
      }
    }
    return decomposition.pattern(values, season, false);
  }

  @Override
  public double[] forecast(double[] values, int horizon) {
    return pattern.addedTo(rest.forecast(pattern.removedFrom(values), horizon), values.length);
  }
}

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

  /** Takes out the season where a test finds one, as factors where that can be, and fits. */
  static FittedValues fit(double[] values, int season, Function<double[], FittedValues> method) {
    if (!SeasonalityTest.hasSeason(values, season)) {
      return method.apply(values);
    }
    SeasonalPattern factors = SeasonalPattern.of(values, season, true);
    boolean usable = Lack.positive(values) && factors.least() > LEAST;
    return without(usable ? factors : SeasonalPattern.of(values, season, false), values, method);
  }

  /** Takes out what is surely season, as factors where they describe it better, and fits. */
  static FittedValues fitShrunk(
      double[] values, int season, Function<double[], FittedValues> method) {
    if (season == 1 || values.length <= 2 * season) {
      return method.apply(values);
    }
    boolean multiplies = SeasonalPattern.multiplies(values, season);
    SeasonalPattern pattern = SeasonalPattern.shrunk(values, season, multiplies);
    boolean usable = !multiplies || pattern.least() > LEAST;
    return without(
        usable ? pattern : SeasonalPattern.shrunk(values, season, false), values, method);
  }

  private static FittedValues without(
      SeasonalPattern pattern, double[] values, Function<double[], FittedValues> method) {
    return new SeasonallyAdjusted(pattern, method.apply(pattern.removedFrom(values)));
  }

  @Override
  public double[] forecast(double[] values, int horizon) {
    return pattern.addedTo(rest.forecast(pattern.removedFrom(values), horizon), values.length);
  }
}

package neva.forecasting.method;

import java.util.Arrays;

/**
 * Whether values have a season: the autocorrelation at a lag of a season is above its 90%
 * confidence limit, by Bartlett's formula, as in the M3 competition (Assimakopoulos and
 * Nikolopoulos 2000; Fiorucci et al. 2016).
 */
final class SeasonalityTest {

  private static final double QUANTILE = 1.6448536269514722; // of the normal distribution, 95%

  private SeasonalityTest() {}

  static boolean hasSeason(double[] values, int season) {
    if (season < 2 || values.length < 2 * season || SeriesForecast.isConstant(values)) {
      return false;
    }
    double sum = 0;
    for (int lag = 1; lag < season; lag++) {
      double r = autocorrelation(values, lag);
      sum += r * r;
    }
    double limit = QUANTILE * Math.sqrt((1 + 2 * sum) / values.length);
    return Math.abs(autocorrelation(values, season)) > limit;
  }

  static double autocorrelation(double[] values, int lag) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = 0;
    double covariance = 0;
    for (int t = 0; t < values.length; t++) {
      variance += (values[t] - mean) * (values[t] - mean);
      covariance += t < lag ? 0 : (values[t] - mean) * (values[t - lag] - mean);
    }
    return covariance / variance;
  }
}

package neva.forecasting.series;

import java.util.Arrays;
import neva.forecasting.series.HoltWinters.Seasonality;

/** Level, trend and season after the values seen so far. */
final class HoltWintersState {

  private final Seasonality seasonality;
  private final double[] weights; // of the newest level, trend and season
  private final double[] seasons; // the newest of each place in the season
  private double level;
  private double trend;
  private int place; // in the season, of the next value

  private HoltWintersState(
      Seasonality seasonality, double[] weights, double[] seasons, double level, double trend) {
    this.seasonality = seasonality;
    this.weights = weights;
    this.seasons = seasons;
    this.level = level;
    this.trend = trend;
  }

  /**
   * The state after the first of two seasons: the line through the means of both, and what the
   * values differ from it.
   *
   * @param values of two seasons
   */
  static HoltWintersState start(double[] values, Seasonality seasonality, double[] weights) {
    int m = values.length / 2;
    double first = Arrays.stream(values, 0, m).average().orElseThrow();
    double second = Arrays.stream(values, m, 2 * m).average().orElseThrow();
    double trend = (second - first) / m;
    double level = (first + second - trend) / 2;
    double[] seasons = new double[m];
    for (int i = 0; i < 2 * m; i++) {
      double line = level + (i - m + 1) * trend;
      seasons[i % m] += seasonality.without(values[i], line) / 2;
    }
    return new HoltWintersState(seasonality, weights, seasons, level, trend);
  }

  /** The forecast of the next value. */
  double next() {
    return seasonality.with(level + trend, seasons[place]);
  }

  /** Takes in the next value. */
  void observe(double value) {
    double expected = level + trend;
    double before = level;
    level = mix(weights[0], seasonality.without(value, seasons[place]), expected);
    trend = mix(weights[1], level - before, trend);
    seasons[place] = mix(weights[2], seasonality.without(value, level), seasons[place]);
    place = place + 1 == seasons.length ? 0 : place + 1;
  }

  /** The forecasts of the next {@code horizon} values. */
  double[] forecast(int horizon) {
    double[] forecast = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      forecast[h] =
          seasonality.with(level + (h + 1) * trend, seasons[(place + h) % seasons.length]);
    }
    return forecast;
  }

  private static double mix(double weight, double newest, double oldest) {
    return weight * newest + (1 - weight) * oldest;
  }
}

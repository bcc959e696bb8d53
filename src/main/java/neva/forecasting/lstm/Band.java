package neva.forecasting.lstm;

/**
 * Forecasts of the values after an origin, on the scale of the network.
 *
 * @param lower bound that the network gives; the forecast where it gives none
 * @param middle the forecast
 * @param upper bound that the network gives; the forecast where it gives none
 */
record Band(double[] lower, double[] middle, double[] upper) {

  static Band ofHorizon(int horizon) {
    return new Band(new double[horizon], new double[horizon], new double[horizon]);
  }

  static Band of(double[] forecasts) {
    return new Band(forecasts, forecasts, forecasts);
  }

  /** How far a value {@code h} steps after the first lies outside; negative inside. */
  double outside(int h, double value) {
    return Math.max(lower[h] - value, value - upper[h]);
  }
}

package neva.forecasting.series;

/**
 * Bounds that hold each value with some probability.
 *
 * @param level the probability, between 0 and 1
 * @param lower bounds, in units of the series
 * @param upper bounds
 */
public record Interval(double level, double[] lower, double[] upper) {}

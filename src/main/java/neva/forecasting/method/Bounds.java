package neva.forecasting.method;

/**
 * Bounds that hold each value with some probability.
 *
 * @param level the probability; less than was asked for where there are too few errors to support
 *     it
 * @param lower bounds, in units of the series
 * @param upper bounds
 */
public record Bounds(double level, double[] lower, double[] upper) {}

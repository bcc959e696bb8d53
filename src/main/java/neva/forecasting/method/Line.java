package neva.forecasting.method;

import java.util.Arrays;

/**
 * The line by least squares through values at times 0, 1, 2, …
 *
 * @param intercept at time 0
 * @param mean of the values
 */
record Line(double intercept, double slope, double mean) {

  static Line through(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double middle = (values.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int t = 0; t < values.length; t++) {
      products += (t - middle) * (values[t] - mean);
      squares += (t - middle) * (t - middle);
    }
    double slope = squares == 0 ? 0 : products / squares;
    return new Line(mean - slope * middle, slope, mean);
  }
}

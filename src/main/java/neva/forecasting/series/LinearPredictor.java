package neva.forecasting.series;

import java.util.Arrays;

/**
 * The next value as a constant plus weights times the values before.
 *
 * @param centre what is taken from all values first, to keep sums small
 * @param weights of 1 and of the values 1, 2, … steps before
 */
record LinearPredictor(double centre, double[] weights) implements ForecastFunction {

  /**
   * Least squares.
   *
   * @throws neva.io.BadInputException when there are fewer equations than weights
   */
  static LinearPredictor fit(Series series, int order) {
    series.requireLength(2 * order + 1, "an autoregression of order " + order);
    double[] values = series.values();
    double centre = Arrays.stream(values).average().orElseThrow();
    NormalEquations equations = new NormalEquations(order + 1);
    double[] x = new double[order + 1];
    x[0] = 1;
    for (int t = order; t < values.length; t++) {
      for (int lag = 1; lag <= order; lag++) {
        x[lag] = values[t - lag] - centre;
      }
      equations.add(x, values[t] - centre);
    }
    return new LinearPredictor(centre, equations.solve());
  }

  @Override
  public double[] forecast(Series history, int horizon) {
    int order = weights.length - 1;
    history.requireLength(order, "an autoregression of order " + order);
    return Continuation.of(history, horizon, this::next);
  }

  private double next(Continuation past) {
    double sum = centre + weights[0];
    for (int lag = 1; lag < weights.length; lag++) {
      sum += weights[lag] * (past.back(lag) - centre);
    }
    return sum;
  }
}

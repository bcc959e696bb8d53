package neva.forecasting.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Autoregressions of all orders up to a limit by Burg's recursion (Burg 1975, "Maximum entropy
 * spectral analysis"): each lag's reflection coefficient makes the errors forwards and backwards
 * small together, and is never above 1, so that no forecast runs away.
 */
final class Burg {

  private final double mean;
  private final double[] forward;
  private final double[] backward;
  private double[] weights = {};
  private double variance;

  private Burg(double[] values) {
    mean = Arrays.stream(values).average().orElseThrow();
    forward = Arrays.stream(values).map(value -> value - mean).toArray();
    backward = forward.clone();
    variance = Arrays.stream(forward).map(x -> x * x).average().orElseThrow();
  }

  /** The order of least AICc. */
  static Predictor best(double[] values, int most) {
    return upTo(values, most).stream()
        .min(Comparator.comparingDouble(Predictor::aicc))
        .orElseThrow();
  }

  /** All orders from 0 on; fewer where one leaves no error. */
  static List<Predictor> upTo(double[] values, int most) {
    Burg burg = new Burg(values);
    List<Predictor> predictors = new ArrayList<>(List.of(burg.predictor()));
    while (burg.weights.length < most && burg.variance > 0) {
      burg.addLag();
      predictors.add(burg.predictor());
    }
    return predictors;
  }

  private void addLag() {
    int n = forward.length;
    int lag = weights.length + 1;
    double product = 0;
    double squares = 0;
    for (int t = lag; t < n; t++) {
      product += forward[t] * backward[t - 1];
      squares += forward[t] * forward[t] + backward[t - 1] * backward[t - 1];
    }
    double reflection = squares == 0 ? 0 : 2 * product / squares;
    reflect(reflection, lag);
    weights = extended(weights, reflection);
    variance *= 1 - reflection * reflection;
  }

  private void reflect(double reflection, int lag) {
    for (int t = forward.length - 1; t >= lag; t--) {
      double ahead = forward[t];
      forward[t] = ahead - reflection * backward[t - 1];
      backward[t] = backward[t - 1] - reflection * ahead;
    }
  }

  private static double[] extended(double[] weights, double reflection) {
    int last = weights.length;
    double[] longer = Arrays.copyOf(weights, last + 1);
    for (int i = 0; i < last; i++) {
      longer[i] -= reflection * weights[last - 1 - i];
    }
    longer[last] = reflection;
    return longer;
  }

  private Predictor predictor() {
    return new Predictor(mean, weights, variance, forward.length);
  }

  /**
   * The next value: {@code mean} plus the sum of the weights times the distances of the values
   * before from the mean, the newest first.
   *
   * @param variance of the errors on the {@code n} values it was fitted to
   */
  record Predictor(double mean, double[] weights, double variance, int n) implements FittedValues {

    double aicc() {
      int unknowns = weights.length + 2;
      return n - unknowns - 1 > 0
          ? n * Math.log(Math.max(variance, Double.MIN_NORMAL))
              + 2.0 * unknowns * n / (n - unknowns - 1)
          : Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] forecast(double[] values, int horizon) {
      double[] all = Arrays.copyOf(values, values.length + horizon);
      for (int t = values.length; t < all.length; t++) {
        all[t] = next(all, t);
      }
      return Arrays.copyOfRange(all, values.length, all.length);
    }

    /** The same weights around 0. */
    Predictor withoutMean() {
      return new Predictor(0, weights, variance, n);
    }

    private double next(double[] values, int t) {
      double sum = mean;
      for (int lag = 1; lag <= weights.length; lag++) {
        sum += weights[lag - 1] * (values[t - lag] - mean);
      }
      return sum;
    }
  }
}

package neva.training;

import java.util.Random;

/** A linear model with a squared loss in double precision, its gradients by hand. */
final class PlainRegression {

  static final int ROWS = 6;
  static final int FEATURES = 3;
  static final int UNITS = 2;
  static final double[] X = random(1, ROWS * FEATURES);
  static final double[] TRUTH = random(2, ROWS * UNITS);
  static final double[] WEIGHTS = random(3, FEATURES * UNITS);
  static final double[] BIASES = random(4, UNITS);

  final double[] weights = WEIGHTS.clone();
  final double[] biases = BIASES.clone();
  private final double l1;
  private final double l2;
  double[] weightGradient;
  double[] biasGradient;

  PlainRegression(double l1, double l2) {
    this.l1 = l1;
    this.l2 = l2;
  }

  private static double[] random(long seed, int count) {
    Random random = new Random(seed);
    return random.doubles(count, -2, 2).map(value -> (float) value).toArray();
  }

  /**
   * Of the mean of the squared errors, {@code l1} times the magnitudes of the weights and {@code
   * l2} times half their squares.
   */
  void differentiate() {
    weightGradient = new double[weights.length];
    biasGradient = new double[UNITS];
    for (int row = 0; row < ROWS; row++) {
      for (int unit = 0; unit < UNITS; unit++) {
        double slope = 2 * error(row, unit) / (ROWS * UNITS);
        biasGradient[unit] += slope;
        for (int feature = 0; feature < FEATURES; feature++) {
          weightGradient[feature * UNITS + unit] += slope * X[row * FEATURES + feature];
        }
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weightGradient[i] += l1 * Math.signum(weights[i]) + l2 * weights[i];
    }
  }

  private double error(int row, int unit) {
    double sum = biases[unit] - TRUTH[row * UNITS + unit];
    for (int feature = 0; feature < FEATURES; feature++) {
      sum += X[row * FEATURES + feature] * weights[feature * UNITS + unit];
    }
    return sum;
  }

  /** Scales the gradients down to the global norm {@code most}. */
  void clip(double most) {
    double squares = 0;
    for (double value : weightGradient) {
      squares += value * value;
    }
    for (double value : biasGradient) {
      squares += value * value;
    }
    double factor = Math.min(1, most / Math.sqrt(squares));
    scale(weightGradient, factor);
    scale(biasGradient, factor);
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}

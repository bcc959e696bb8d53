package neva.forecasting.series;

/**
 * Least squares by the normal equations, which are summed up one by one and solved by Cholesky's
 * factors.
 */
final class NormalEquations {

  /**
   * Added to each diagonal, as a share of it: keeps unknowns that the data do not tell apart small.
   */
  private static final double RIDGE = 1e-10;

  private final double[][] gram; // lower triangle; replaced by its factor
  private final double[] right; // replaced by the solution of the lower triangle

  NormalEquations(int unknowns) {
    gram = new double[unknowns][];
    for (int i = 0; i < unknowns; i++) {
      gram[i] = new double[i + 1];
    }
    right = new double[unknowns];
  }

  /** Adds the equation x · unknowns = y. */
  void add(double[] x, double y) {
    for (int i = 0; i < right.length; i++) {
      double[] row = gram[i];
      double xi = x[i];
      for (int j = 0; j <= i; j++) {
        row[j] += xi * x[j];
      }
      right[i] += xi * y;
    }
  }

  /** The unknowns. To be called once, after the last equation. */
  double[] solve() {
    factor();
    double[] solution = new double[right.length];
    for (int i = right.length - 1; i >= 0; i--) {
      double rest = right[i];
      for (int j = i + 1; j < right.length; j++) {
        rest -= gram[j][i] * solution[j];
      }
      solution[i] = rest / gram[i][i];
    }
    return solution;
  }

  private void factor() {
    for (int i = 0; i < right.length; i++) {
      double ridge = RIDGE * gram[i][i] + Double.MIN_NORMAL;
      for (int j = 0; j < i; j++) {
        gram[i][j] = (gram[i][j] - dot(gram[i], gram[j], j)) / gram[j][j];
      }
      double pivot = gram[i][i] + ridge - dot(gram[i], gram[i], i);
      gram[i][i] = Math.sqrt(Math.max(ridge, pivot));
      right[i] = (right[i] - dot(gram[i], right, i)) / gram[i][i];
    }
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}

package neva.forecasting.method;

import java.util.function.ToDoubleFunction;

/** A smooth function of several numbers, to be made small. */
interface Objective {

  /**
   * The value at {@code x}; infinite where the function is not defined.
   *
   * @param gradient filled with the derivatives where the value is finite
   */
  double at(double[] x, double[] gradient);

  /** With derivatives by central differences. */
  static Objective of(ToDoubleFunction<double[]> function) {
    return (x, gradient) -> {
      for (int i = 0; i < x.length; i++) {
        gradient[i] = slope(function, x, i);
      }
      return function.applyAsDouble(x);
    };
  }

  private static double slope(ToDoubleFunction<double[]> function, double[] x, int i) {
    double here = x[i];
    double step = 1e-5 * Math.max(1, Math.abs(here));
    x[i] = here + step;
    double above = function.applyAsDouble(x);
    x[i] = here - step;
    double below = function.applyAsDouble(x);
    x[i] = here;
    return Double.isFinite(above - below) ? (above - below) / (2 * step) : 0;
  }
}

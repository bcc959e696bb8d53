package neva.forecasting.series;

import java.util.function.ToDoubleFunction;

/**
 * Finds the minimum of a function of a few numbers from 0 to 1: steps along one number at a time,
 * halved when none helps (compass search; Kolda, Lewis and Torczon 2003).
 */
final class BoxSearch {

  private static final double FIRST_STEP = 0.2;
  private static final double LAST_STEP = 1e-3;

  private final ToDoubleFunction<double[]> function;
  private final double[] point;
  private double value;

  private BoxSearch(ToDoubleFunction<double[]> function, double[] start) {
    this.function = function;
    this.point = start.clone();
    this.value = function.applyAsDouble(point);
  }

  /** The best point that is reached from one of the starts. */
  static double[] minimum(ToDoubleFunction<double[]> function, double[]... starts) {
    BoxSearch best = null;
    for (double[] start : starts) {
      BoxSearch search = new BoxSearch(function, start);
      search.descend();
      if (best == null || search.value < best.value) {
        best = search;
      }
    }
    return best.point;
  }

  private void descend() {
    double step = FIRST_STEP;
    while (step > LAST_STEP) {
      boolean improved = false;
      for (int i = 0; i < point.length; i++) {
        improved |= move(i, step) || move(i, -step);
      }
      step = improved ? step : step / 2;
    }
  }

  private boolean move(int i, double step) {
    double before = point[i];
    point[i] = Math.min(1, Math.max(0, before + step));
    double there = function.applyAsDouble(point);
    if (there < value) {
      value = there;
      return true;
    }
    point[i] = before;
    return false;
  }
}

package neva.forecasting.method;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds a minimum of a smooth function by L-BFGS (Nocedal 1980, "Updating quasi-Newton matrices
 * with limited storage") with a line search that halves the step until the function falls enough
 * (Armijo 1966).
 */
final class Lbfgs {

  private static final int MEMORY = 12;
  private static final int ITERATIONS = 150;
  private static final int HALVINGS = 30;
  private static final double ENOUGH = 1e-4;
  private static final double TOLERANCE = 1e-8;

  /** A step that was made, and how the gradient changed. */
  private record Pair(double[] step, double[] change, double product) {}

  private final Objective objective;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double[] x;
  private double[] gradient;
  private double value;

  private Lbfgs(Objective objective, double[] start) {
    this.objective = objective;
    this.x = start.clone();
    this.gradient = new double[start.length];
    this.value = objective.at(x, gradient);
  }

  /**
   * The lowest point found from {@code start}, which is given back where the function is not finite
   * there.
   */
  static double[] minimum(Objective objective, double[] start) {
    Lbfgs search = new Lbfgs(objective, start);
    if (Double.isFinite(search.value)) {
      search.descend();
    }
    return search.x;
  }

  private void descend() {
    for (int i = 0; i < ITERATIONS; i++) {
      double before = value;
      if (!step()) {
        return;
      }
      if (before - value <= TOLERANCE * (1 + Math.abs(value))) {
        return;
      }
    }
  }

  private boolean step() {
    double[] direction = direction();
    double slope = dot(direction, gradient);
    if (!(slope < 0)) {
      return restarted();
    }
    double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    double[] there = new double[x.length];
    double[] gradientThere = new double[x.length];
    for (int i = 0; i < HALVINGS; i++, length /= 2) {
      double valueThere = objective.at(moved(x, length, direction, there), gradientThere);
      if (valueThere <= value + ENOUGH * length * slope) {
        move(there, gradientThere, valueThere);
        return true;
      }
    }
    return restarted();
  }

  /** Forgets the curvature, once; false where there is none to forget. */
  private boolean restarted() {
    if (pairs.isEmpty()) {
      return false;
    }
    pairs.clear();
    return step();
  }

  private void move(double[] there, double[] gradientThere, double valueThere) {
    double[] step = moved(there, -1, x, new double[x.length]);
    double[] change = moved(gradientThere, -1, gradient, new double[x.length]);
    double product = dot(step, change);
    if (product > 1e-12 * dot(change, change)) {
      pairs.addLast(new Pair(step, change, product));
    }
    if (pairs.size() > MEMORY) {
      pairs.removeFirst();
    }
    x = there;
    gradient = gradientThere;
    value = valueThere;
  }

  /** Minus the gradient times the inverse of the curvature known so far. */
  private double[] direction() {
    double[] direction = moved(new double[x.length], -1, gradient, new double[x.length]);
    double[] weights = new double[pairs.size()];
    int k = pairs.size();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      weights[--k] = dot(pair.step, direction) / pair.product;
      moved(direction, -weights[k], pair.change, direction);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.peekLast();
      scale(direction, last.product / dot(last.change, last.change));
    }
    for (Pair pair : pairs) {
      double weight = dot(pair.change, direction) / pair.product;
      moved(direction, weights[k++] - weight, pair.step, direction);
    }
    return direction;
  }

  /** Fills {@code result} with {@code from} + {@code length} · {@code direction}. */
  private static double[] moved(double[] from, double length, double[] direction, double[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = from[i] + length * direction[i];
    }
    return result;
  }

  private static void scale(double[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

package neva.forecasting.method;

import java.util.Arrays;

/** The median of the values around each value, kept in order as the window moves on. */
final class RunningMedian {

  private final double[] sorted;
  private int count;

  private RunningMedian(int window) {
    sorted = new double[window];
  }

  /**
   * @param window how many values around each, odd; fewer at the ends
   */
  static double[] of(double[] values, int window) {
    int half = window / 2;
    RunningMedian running = new RunningMedian(window);
    double[] medians = new double[values.length];
    for (int end = 0; end < values.length + half; end++) {
      if (end >= window) {
        running.remove(values[end - window]);
      }
      if (end < values.length) {
        running.add(values[end]);
      }
      if (end >= half) {
        medians[end - half] = running.median();
      }
    }
    return medians;
  }

  private void add(double value) {
    int found = Arrays.binarySearch(sorted, 0, count, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, count - at);
    sorted[at] = value;
    count++;
  }

  private void remove(double value) {
    int at = Arrays.binarySearch(sorted, 0, count, value);
    System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
    count--;
  }

  private double median() {
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
  }
}

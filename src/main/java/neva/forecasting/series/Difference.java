package neva.forecasting.series;

import neva.io.Check;

/**
 * Differences to the value {@code lag} steps before: 1 for changes, the season for seasonal
 * changes.
 *
 * @param lag in steps, at least 1
 */
public record Difference(int lag) {

  public Difference {
    Check.positive("lag", lag);
  }

  /**
   * The differences, {@code lag} fewer than values: the first is value[lag] − value[0].
   *
   * @throws IllegalArgumentException when there are fewer than {@code lag} values
   */
  public double[] of(double[] values) {
    checkLength(values);
    double[] differences = new double[values.length - lag];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i + lag] - values[i];
    }
    return differences;
  }

  /**
   * The values that continue {@code history} by these differences: undoes {@link #of} when given
   * the first {@code lag} values, and turns forecast differences into forecasts when given the
   * past.
   *
   * @param history at least {@code lag} values
   * @return as many values as differences
   */
  public double[] continued(double[] history, double[] differences) {
    checkLength(history);
    double[] values = new double[differences.length];
    for (int i = 0; i < values.length; i++) {
      double before = i < lag ? history[history.length - lag + i] : values[i - lag];
      values[i] = before + differences[i];
    }
    return values;
  }

  private void checkLength(double[] values) {
    if (values.length < lag) {
      throw new IllegalArgumentException(
          "values must be as many as lag, %d, found %d".formatted(lag, values.length));
    }
  }
}

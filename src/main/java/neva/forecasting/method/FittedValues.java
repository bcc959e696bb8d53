package neva.forecasting.method;

/** A method that was fitted to values. */
@FunctionalInterface
public interface FittedValues {

  /**
   * The {@code horizon} values that come after {@code values}. What was fitted stays; levels,
   * trends and seasons are brought up to the end of the values.
   *
   * @param values those that the method was fitted to, and perhaps others after them
   */
  double[] forecast(double[] values, int horizon);
}

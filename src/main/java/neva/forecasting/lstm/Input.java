package neva.forecasting.lstm;

/**
 * Inputs of a network of the past at each step, beside the calendar at the time to forecast and the
 * further columns of the series.
 */
public enum Input {
  /** The value now. */
  LEVEL,
  /** The error that the rule made now. */
  ERROR,
  /** The error that the rule made one season before the time to forecast. */
  SEASON_ERROR,
  /** The value one season before the time to forecast, less the value now. */
  SEASON_DIFFERENCE
}

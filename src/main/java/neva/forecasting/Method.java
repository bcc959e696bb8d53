package neva.forecasting;

/** What forecasts. */
public enum Method {
  /** The rule, corrected by a network. */
  LSTM,
  /** The rule alone; nothing is trained. */
  RULE
}

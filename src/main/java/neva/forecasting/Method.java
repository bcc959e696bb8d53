package neva.forecasting;

/** What forecasts. */
public enum Method {
  /** The rule, corrected by a network. */
  LSTM("lstm"),
  /** The rule alone; nothing is trained. */
  RULE("rule");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** What reports call it beside the baselines. */
  String word() {
    return word;
  }
}

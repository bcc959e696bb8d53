package neva.forecasting.series;

/** The last value again and again. */
public record LastValue() implements Baseline {

  @Override
  public String name() {
    return "last-value";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return (history, horizon) -> Continuation.of(history, horizon, past -> past.back(1));
  }
}

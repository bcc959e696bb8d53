package neva.forecasting.method;

import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.TrainPart;

/** A method for positive values only. */
record PositiveMethod(ForecastMethod method) implements ForecastMethod {

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public String lack(TrainPart train) {
    return Lack.positive(train.series().values())
        ? method.lack(train)
        : "not all values are positive";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return method.fit(train);
  }
}

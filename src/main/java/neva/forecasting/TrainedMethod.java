package neva.forecasting;

import neva.forecasting.method.ForecastMethod;
import neva.forecasting.method.SeriesPredictor;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.TrainPart;

/** A network or rule that is trained already, among methods that are fitted in a moment. */
record TrainedMethod(SeriesPredictor predictor) implements ForecastMethod {

  @Override
  public String name() {
    return predictor.name();
  }

  @Override
  public String lack(TrainPart train) {
    return "";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return predictor;
  }
}

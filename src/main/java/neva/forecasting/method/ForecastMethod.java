package neva.forecasting.method;

import neva.forecasting.series.Baseline;
import neva.forecasting.series.TrainPart;

/** A way to forecast a series that may or may not suit a given training set. */
public interface ForecastMethod extends Baseline {

  /**
   * What a training set lacks for this method, such as "needs 24 values, there are 10"; empty where
   * it can be fitted.
   */
  String lack(TrainPart train);
}

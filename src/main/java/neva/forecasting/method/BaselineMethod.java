package neva.forecasting.method;

import neva.forecasting.series.Baseline;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/**
 * A baseline of the series room among the methods.
 *
 * @param fewest values that it can be fitted to
 * @param most the last values of a longer training set that it is fitted to
 */
record BaselineMethod(Baseline baseline, int fewest, int most) implements ForecastMethod {

  @Override
  public String name() {
    return baseline.name();
  }

  @Override
  public String lack(TrainPart train) {
    return train.length() >= fewest
        ? ""
        : "needs %d values, there are %d".formatted(fewest, train.length());
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    Series all = train.series();
    return baseline.fit(all.slice(Math.max(0, all.length() - most), all.length()).trainOnAll());
  }
}

package neva.forecasting.method;

import neva.forecasting.series.Baseline;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/**
 * A baseline of {@code neva.forecasting.series} among the methods; it does not see single outliers.
 *
 * @param season in steps; 1 for none
 * @param fewest values that it can be fitted to
 * @param most the last values of a longer training set that it is fitted to
 */
record BaselineMethod(Baseline baseline, int season, int fewest, int most)
    implements ForecastMethod {

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
    ForecastFunction fitted = baseline.fit(recent(train.series()).trainOnAll());
    return (history, horizon) -> fitted.forecast(recent(history), horizon);
  }

  private Series recent(Series all) {
    Series recent = all.slice(Math.max(0, all.length() - most), all.length());
    return Series.of(recent.name(), recent.time(), Outliers.cleaned(recent.values(), season));
  }
}

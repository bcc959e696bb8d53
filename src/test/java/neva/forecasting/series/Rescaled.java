package neva.forecasting.series;

import java.util.Arrays;

/**
 * A baseline that works on another scale, such as on logarithms: so people forecast by hand.
 *
 * @param name in reports
 * @param baseline sees values on that scale alone
 * @param scaling to that scale and back
 */
record Rescaled(String name, Baseline baseline, Scaling scaling) implements Baseline {

  @Override
  public ForecastFunction fit(TrainPart train) {
    ForecastFunction fitted = baseline.fit(train.scaled(scaling));
    return (history, horizon) ->
        scaling.restore(
            fitted.forecast(scaledTarget(history), horizon), history.time().next(horizon));
  }

  private Series scaledTarget(Series history) {
    double[] scaled = history.values();
    Arrays.setAll(scaled, i -> scaling.scale(scaled[i], history.time().at(i)));
    return Series.of(history.name(), history.time(), scaled);
  }
}

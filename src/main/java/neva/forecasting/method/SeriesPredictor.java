package neva.forecasting.method;

import java.util.List;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;

/** Forecasts one series, and knows how far its forecasts are off. */
public interface SeriesPredictor extends ForecastFunction {

  /** What forecasts, such as "theta" or "mean of theta, ets". */
  String name();

  /** The highest level of the intervals that validation supports; 0 where there was none. */
  double highestLevel();

  /**
   * The forecasts from each origin.
   *
   * @param series what is known, and perhaps more
   * @param origins how many values of it each forecast sees, in ascending order
   * @param horizon how many values are forecast
   */
  List<Prediction> predict(Series series, int[] origins, int horizon);

  @Override
  default double[] forecast(Series history, int horizon) {
    return predict(history, new int[] {history.length()}, horizon).get(0).mean();
  }

  @Override
  default double[][] forecast(Series series, int[] origins, int horizon) {
    return predict(series, origins, horizon).stream()
        .map(Prediction::mean)
        .toArray(double[][]::new);
  }
}

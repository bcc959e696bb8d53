package neva.forecasting.method;

import java.util.List;
import java.util.Map;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/** Forecasts one series, and knows how far its forecasts are off. */
public interface SeriesPredictor extends ForecastFunction {

  /** The level of intervals where nobody asks for another. */
  double USUAL_LEVEL = 0.9;

  /** What forecasts, such as "theta" or "mean of theta, ets". */
  String name();

  /** The highest level of the intervals that validation supports; 0 where there was none. */
  double highestLevel();

  /** 0.9, or the highest level that is supported where that is lower. */
  default double usualLevel() {
    return highestLevel() == 0 ? USUAL_LEVEL : Math.min(USUAL_LEVEL, highestLevel());
  }

  /** How the candidates did on validation data; empty where nothing was compared. */
  default List<CandidateScore> scores() {
    return List.of();
  }

  /** The methods that it is made of, fitted to the training set, by name; empty for none. */
  default Map<String, ForecastFunction> members() {
    return Map.of();
  }

  /** The same fitted to more of the series; itself where a forecast needs no fit. */
  default SeriesPredictor refit(TrainPart train) {
    return this;
  }

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

package neva.forecasting.series;

/** A simple way to forecast, to hold every other way against. */
public interface Baseline {

  /** The name in reports, such as "last-value". */
  String name();

  /**
   * Fits what there is to fit. The forecasts that come of it use all of the history they are given.
   *
   * @throws neva.io.BadInputException when the training set is too short
   */
  ForecastFunction fit(TrainPart train);
}

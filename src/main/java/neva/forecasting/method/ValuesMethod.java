package neva.forecasting.method;

import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;

/**
 * A method that looks at nothing but the values. Fitted to a {@link TrainPart} it forecasts a
 * constant series as constant, and nothing below zero where no value of the training part is.
 */
public interface ValuesMethod extends ForecastMethod {

  /** What values lack for this method; empty where it can be fitted to them. */
  String lack(double[] values);

  /** Fits to values that lack nothing. */
  FittedValues fit(double[] values);

  @Override
  default String lack(TrainPart train) {
    double[] values = train.series().values();
    return SeriesForecast.isConstant(values) ? "" : lack(SeriesForecast.recent(values, memory()));
  }

  /**
   * How many values are looked at, at most: the last ones of a longer training part. Keeps the time
   * for a million values in bounds.
   */
  default int memory() {
    return 5_000;
  }

  /**
   * @throws BadInputException when the training part lacks something
   */
  @Override
  default ForecastFunction fit(TrainPart train) {
    String lack = lack(train);
    if (!lack.isEmpty()) {
      throw new BadInputException(
          "%s does not suit %s: %s. Choose another method."
              .formatted(name(), train.series().label(), lack));
    }
    return SeriesForecast.of(this, train.series());
  }
}

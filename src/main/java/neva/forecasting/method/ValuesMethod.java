package neva.forecasting.method;

import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;

/**
 * A method that looks at nothing but the values. Fitted to plain values it is the formula and no
 * more. Fitted to a {@link TrainPart} it does not see single outliers, forecasts a constant series
 * as constant, and nothing below zero where no value of the training set is.
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

  /** The season in steps that the method knows of; 1 for none. */
  default int season() {
    return 1;
  }

  /**
   * How many values are looked at, at most: the last of a longer training set. Twelve seasons or
   * 3,000 values, whichever is more, as the older past tells little of the future; 50,000 at most.
   */
  default int memory() {
    return Math.min(50_000, Math.max(3_000, 12 * season()));
  }

  /**
   * @throws BadInputException when the training set lacks something
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

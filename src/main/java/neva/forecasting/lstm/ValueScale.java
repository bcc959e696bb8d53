package neva.forecasting.lstm;

import java.time.LocalDateTime;
import java.util.Arrays;
import neva.forecasting.lstm.Scale.Range;
import neva.forecasting.series.Log;
import neva.forecasting.series.MinMax;
import neva.forecasting.series.PerDay;
import neva.forecasting.series.Scaling;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.forecasting.series.Step;
import neva.forecasting.series.TrainPart;

/**
 * A fitted {@link Scale}: days, then logarithm, then (x − offset) / factor.
 *
 * @param perDay whether values are divided by the days of their month
 * @param logarithm whether the logarithm is taken
 * @param offset becomes 0
 * @param factor becomes 1 above that
 */
record ValueScale(boolean perDay, boolean logarithm, double offset, double factor)
    implements Scaling {

  private static final PerDay PER_DAY = new PerDay();
  private static final Log LOG = new Log();

  static ValueScale fit(TrainPart train, LstmConfig config) {
    boolean logarithm = config.scale().logarithm() && Log.fits(train);
    ValueScale plain = new ValueScale(false, logarithm, 0, 1);
    ValueScale perDay = new ValueScale(true, logarithm, 0, 1);
    boolean months = train.series().time().step().equals(Step.MONTH);
    boolean divide =
        config.scale().perDay()
            && months
            && error(train, config, perDay) < error(train, config, plain);
    return (divide ? perDay : plain).inRange(train, config.scale().range());
  }

  /** The squared error of the rule on a scale, in units of the series. */
  private static double error(TrainPart train, LstmConfig config, ValueScale scale) {
    Series series = train.series();
    double[] z = scale.of(series);
    double sum = 0;
    for (int i = config.firstStep(); i < z.length; i++) {
      double forecast = config.rule().next(z, i, config.season());
      double error = series.value(i) - scale.restore(forecast, series.time().at(i));
      sum += error * error;
    }
    return sum;
  }

  private ValueScale inRange(TrainPart train, Range range) {
    TrainPart scaled = train.scaled(this);
    if (range == Range.UNIT) {
      MinMax fitted = MinMax.fit(scaled);
      return new ValueScale(perDay, logarithm, fitted.min(), fitted.max() - fitted.min());
    }
    Standardization fitted = Standardization.fit(scaled);
    return new ValueScale(perDay, logarithm, fitted.mean(), fitted.deviation());
  }

  /**
   * All values of the target on this scale.
   *
   * @throws neva.io.BadInputException when one has no logarithm but needs it
   */
  double[] of(Series series) {
    if (logarithm) {
      series.requirePositive();
    }
    double[] values = series.values();
    Arrays.setAll(values, i -> scale(values[i], series.time().at(i)));
    return values;
  }

  @Override
  public double scale(double value, LocalDateTime time) {
    double x = perDay ? PER_DAY.scale(value, time) : value;
    return ((logarithm ? LOG.scale(x, time) : x) - offset) / factor;
  }

  @Override
  public double restore(double scaled, LocalDateTime time) {
    double x = scaled * factor + offset;
    double total = logarithm ? LOG.restore(x, time) : x;
    return perDay ? PER_DAY.restore(total, time) : total;
  }
}

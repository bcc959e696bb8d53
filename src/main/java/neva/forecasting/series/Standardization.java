package neva.forecasting.series;

import java.time.LocalDateTime;
import neva.io.Check;

/**
 * Mean 0 and standard deviation 1 on the training set.
 *
 * @param mean of the training set
 * @param deviation of the training set, with n in the denominator; 1 where all values are the same
 */
public record Standardization(double mean, double deviation) implements Scaling {

  public Standardization {
    Check.positive("deviation", deviation);
  }

  /** Fits the target. */
  public static Standardization fit(TrainPart train) {
    return fit(train, train.series().name());
  }

  /**
   * Fits a column, the target or another.
   *
   * @throws neva.io.BadInputException when there is none of that name
   */
  public static Standardization fit(TrainPart train, String column) {
    double[] values = train.series().column(column);
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    return new Standardization(mean, deviation > 0 ? deviation : 1);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public double scale(double value, LocalDateTime time) {
    return (value - mean) / deviation;
  }

  @Override
  public double restore(double scaled, LocalDateTime time) {
    return scaled * deviation + mean;
  }
}

package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.Arrays;
import neva.io.BadInputException;

/** The natural logarithm: growth in percent becomes growth by a constant. */
public record Log() implements Scaling {

  /**
   * @throws BadInputException when a value of the training set is not positive
   */
  public static Log fit(TrainPart train) {
    Log log = new Log();
    train.scaled(log);
    return log;
  }

  /** Whether all values of the training set are positive. */
  public static boolean fits(TrainPart train) {
    return Arrays.stream(train.series().values()).allMatch(value -> value > 0);
  }

  /**
   * @throws BadInputException when the value is not positive
   */
  @Override
  public double scale(double value, LocalDateTime time) {
    if (!(value > 0)) {
      throw new BadInputException(
          "Expected positive values for a logarithm but was %s at %s. Do without it."
              .formatted(value, time));
    }
    return Math.log(value);
  }

  @Override
  public double restore(double scaled, LocalDateTime time) {
    return Math.exp(scaled);
  }
}

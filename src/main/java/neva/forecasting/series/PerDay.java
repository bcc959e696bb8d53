package neva.forecasting.series;

import java.time.LocalDateTime;
import neva.io.BadInputException;

/** Totals of months divided by the days of the month: February is no longer a bad month. */
public record PerDay() implements Scaling {

  /**
   * @throws BadInputException when the step is not a month
   */
  public static PerDay fit(TrainPart train) {
    Step step = train.series().time().step();
    if (!step.equals(Step.MONTH)) {
      throw new BadInputException(
          ("Expected values of months to divide by their days but the step of %s is %s."
                  + " Do without it.")
              .formatted(train.series().label(), step));
    }
    return new PerDay();
  }

  @Override
  public double scale(double value, LocalDateTime time) {
    return value / time.toLocalDate().lengthOfMonth();
  }

  @Override
  public double restore(double scaled, LocalDateTime time) {
    return scaled * time.toLocalDate().lengthOfMonth();
  }
}

package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * From 0 to 1 on the training set; later values may lie outside.
 *
 * @param min of the training set, which becomes 0
 * @param max of the training set, which becomes 1; above {@code min}
 */
public record MinMax(double min, double max) implements Scaling {

  public MinMax {
    if (!(max > min)) {
      throw new IllegalArgumentException(
          "max must be above min, found %s and %s".formatted(max, min));
    }
  }

  /** Fits the target. */
  public static MinMax fit(TrainPart train) {
    return fit(train, train.series().name());
  }

  /**
   * Fits a column, the target or another; where all values are the same they become 0.
   *
   * @throws neva.io.BadInputException when there is none of that name
   */
  public static MinMax fit(TrainPart train, String column) {
    DoubleSummaryStatistics values =
        Arrays.stream(train.series().column(column)).summaryStatistics();
    double min = values.getMin();
    return new MinMax(min, values.getMax() > min ? values.getMax() : min + 1);
  }

  @Override
  public double scale(double value, LocalDateTime time) {
    return (value - min) / (max - min);
  }

  @Override
  public double restore(double scaled, LocalDateTime time) {
    return scaled * (max - min) + min;
  }
}

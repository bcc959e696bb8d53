package neva.forecasting.method;

import java.util.Arrays;
import neva.forecasting.series.Backtest;
import neva.io.Check;

/**
 * How far forecasts were off on the validation origins, step by step: the scores of split conformal
 * intervals (Vovk, Gammerman and Shafer 2005; Stankeviciute et al. 2021, "Conformal time-series
 * forecasting").
 */
public final class StepErrors {

  private final double[][] sorted; // absolute errors [step, origin], each step in order

  private StepErrors(double[][] sorted) {
    this.sorted = sorted;
  }

  /**
   * @param forecasts at each origin [origin, step]
   */
  static StepErrors of(Backtest backtest, double[][] forecasts) {
    double[][] sorted = new double[backtest.horizon()][backtest.size()];
    for (int h = 0; h < sorted.length; h++) {
      for (int k = 0; k < forecasts.length; k++) {
        double actual = backtest.part().withHistory().value(backtest.origin(k) + h);
        sorted[h][k] = Math.abs(actual - forecasts[k][h]);
      }
      Arrays.sort(sorted[h]);
    }
    return new StepErrors(sorted);
  }

  /** How many origins there are. */
  public int count() {
    return sorted[0].length;
  }

  /** The highest level of an interval that so many errors support, n / (n + 1). */
  public double highestLevel() {
    return count() / (count() + 1.0);
  }

  /**
   * How far to both sides of each forecast an interval reaches that holds the value with
   * probability {@code level}: at each step the ⌈level · (n + 1)⌉-th smallest error, and never less
   * than at a step before. Beyond the steps that were validated it grows with the root of the
   * steps.
   *
   * @param level from above 0 to {@link #highestLevel}; a higher one is taken for that
   */
  public double[] margins(int horizon, double level) {
    Check.between("level", level, 0, 1);
    int rank = (int) Math.ceil(Math.min(level, highestLevel()) * (count() + 1) - 1e-9);
    double[] margins = new double[horizon];
    double widest = 0;
    for (int h = 0; h < horizon; h++) {
      int known = Math.min(h, sorted.length - 1);
      widest = Math.max(widest, sorted[known][Math.max(0, rank - 1)]);
      margins[h] = widest * Math.sqrt((h + 1.0) / (known + 1));
    }
    return margins;
  }
}

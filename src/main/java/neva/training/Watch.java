package neva.training;

/**
 * Follows one metric of the validation data and tells the best checkpoint. Of two equal values the
 * one with the lower loss is better, else the earlier one.
 *
 * <p>Its state is what it was told, so a resumed run tells it the evaluations in the log again.
 */
final class Watch {

  private final String metric;
  private final boolean higherIsBetter;
  private double best = Double.NaN;
  private double lossAtBest = Double.NaN;
  private long bestStep;
  private int sinceBest;

  Watch(String metric, boolean higherIsBetter) {
    this.metric = metric;
    this.higherIsBetter = higherIsBetter;
  }

  String metric() {
    return metric;
  }

  /**
   * Takes what was measured after {@code step} steps; tells whether it is the best so far.
   *
   * @param loss NaN where there is none beside the metric
   */
  boolean improves(long step, double value, double loss) {
    boolean better = Double.isNaN(best) || (higherIsBetter ? value > best : value < best);
    better |= value == best && loss < lossAtBest;
    sinceBest = better ? 0 : sinceBest + 1;
    if (better) {
      best = value;
      lossAtBest = loss;
      bestStep = step;
    }
    return better;
  }

  /** Evaluations since the best one. */
  int sinceBest() {
    return sinceBest;
  }

  /** The best value, NaN before the first. */
  double best() {
    return best;
  }

  long bestStep() {
    return bestStep;
  }
}

package neva.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The loss or a weight is no longer a number; training stopped before it could be saved. */
public class NonFiniteLossException extends RuntimeException {

  private NonFiniteLossException(String what, long step, String details) {
    super(
        "The %s at step %d%s; checkpoints up to the step before are intact: start over with a lower learning rate."
            .formatted(what, step, details));
  }

  /**
   * The loss of {@code step} is none.
   *
   * @param metrics of the batch, among them the loss
   * @param origin of the batch; empty when that is not known
   */
  static NonFiniteLossException ofLoss(
      long step, SortedMap<String, Double> metrics, String origin) {
    String examples = origin.isEmpty() ? "" : ", on " + origin;
    return new NonFiniteLossException(
        "loss became " + metrics.get("loss"), step, parts(metrics) + examples);
  }

  /** Which of the other metrics are no numbers either, in brackets. */
  private static String parts(SortedMap<String, Double> metrics) {
    String parts =
        metrics.entrySet().stream()
            .filter(metric -> !metric.getKey().equals("loss"))
            .filter(metric -> !Double.isFinite(metric.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "" : " (" + parts + ")";
  }

  /** The update of {@code step} left weights that are no numbers, though the loss was one. */
  static NonFiniteLossException ofWeights(long step) {
    return new NonFiniteLossException("weights became infinite or NaN", step, "");
  }
}

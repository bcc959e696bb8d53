package neva.training;

import java.io.IOException;
import java.util.SortedMap;
import neva.tensorboard.EventWriter;

/**
 * Measures the present weights on validation data, in the session that trains: {@code () -> new
 * TreeMap<>(Map.of("loss", …))} where the lowest loss chooses.
 */
@FunctionalInterface
public interface Evaluation {

  /** The metrics by name, among them the watched one; {@code loss} breaks its ties. */
  SortedMap<String, Double> evaluate();

  /** Adds what else there is to see of the last evaluation to the log, such as pictures. */
  default void log(EventWriter log, long step) throws IOException {}

  /** Those of the metrics that people want to see while training goes on. */
  default SortedMap<String, Double> shown(SortedMap<String, Double> metrics) {
    return metrics;
  }

  /** The metric that chooses the best checkpoint and stops the training. */
  default String watched() {
    return "loss";
  }

  /** Whether a higher value of the watched metric is better. */
  default boolean higherIsBetter() {
    return false;
  }
}

package neva.training;

import java.io.IOException;
import java.util.SortedMap;
import neva.tensorboard.EventWriter;

/** Measures the present weights on the held-out part, in the session that trains. */
public interface Evaluation {

  /** The metrics by name, among them the watched one. */
  SortedMap<String, Double> evaluate();

  /** Adds what else there is to see of the last evaluation to the log, such as pictures. */
  default void log(EventWriter log, long step) throws IOException {}

  /** Those of the metrics that people want to see while training goes on. */
  default SortedMap<String, Double> shown(SortedMap<String, Double> metrics) {
    return metrics;
  }

  /** The metric that chooses the best checkpoint and stops the training. */
  String watched();

  /** Whether a higher value of the watched metric is better. */
  boolean higherIsBetter();
}

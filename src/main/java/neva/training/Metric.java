package neva.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A number that is watched beside the loss, of one batch or of all validation data. */
@FunctionalInterface
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = NamedMetric.class, name = "named"))
public interface Metric {

  /**
   * Adds the metric to the graph; it needs no gradients.
   *
   * @param truth as a {@link Loss} gets it
   * @param output of the network: for classes the logits
   * @return [b], the metric of each example; what is reported is the mean
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> output);

  /**
   * Registers a metric of one's own under a name, which is what logs and the record of a run call
   * it. A program that resumes the run does the same first.
   *
   * @return the metric to report
   */
  static Metric named(String name, Metric metric) {
    NamedParts.register(Metric.class, name, metric);
    return new NamedMetric(name);
  }
}

package neva.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What training minimizes, of one batch. */
@FunctionalInterface
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CrossEntropy.class, name = "cross-entropy"),
  @JsonSubTypes.Type(value = MeanSquaredError.class, name = "mse"),
  @JsonSubTypes.Type(value = NamedLoss.class, name = "named")
})
public interface Loss {

  /**
   * Adds the loss of a batch to the graph; its gradients must exist.
   *
   * @param truth what is to be learnt: for classes [b, k], 1 for the class of each example and 0
   *     for the others; for numbers [b, n]
   * @param output of the network, of the same shape: for classes the logits
   * @return a scalar
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> output);

  /**
   * Registers a loss of one's own under a name, which is what a run records of it. A program that
   * loads the run does the same first.
   *
   * @return the loss to train with
   */
  static Loss named(String name, Loss loss) {
    NamedParts.register(Loss.class, name, loss);
    return new NamedLoss(name);
  }
}

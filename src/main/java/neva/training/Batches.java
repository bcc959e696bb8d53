package neva.training;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

/** Where the examples of each step come from. */
@FunctionalInterface
public interface Batches {

  /**
   * What to feed at a step, a function of the step alone. The loop closes the tensors.
   *
   * @param step steps already done, from 0
   */
  Map<Operand<?>, Tensor> at(long step);

  /** Where the examples of a step come from, for the message when its loss is no number. */
  default String origin(long step) {
    return "";
  }
}

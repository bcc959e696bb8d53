package neva.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Gives variables their first values. */
public final class InitialValues {

  private InitialValues() {}

  /**
   * Runs the initializers of variables, some with other values than their own.
   *
   * @param given row by row, for some of the variables
   */
  public static void assign(
      Session session,
      List<? extends Variable<?>> variables,
      Map<Variable<TFloat32>, float[]> given) {
    Session.Runner runner = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      variables.forEach(variable -> runner.addTarget(variable.initializer()));
      given.forEach(
          (variable, values) -> {
            fed.add(TFloat32.tensorOf(variable.shape(), DataBuffers.of(values, true, false)));
            runner.feed(assigned(variable), fed.get(fed.size() - 1));
          });
      runner.run().close();
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** What the initializer assigns: fed with another value, it assigns that. */
  private static Output<?> assigned(Variable<TFloat32> variable) {
    return ((GraphOperation) variable.initializer().op()).input(1);
  }
}

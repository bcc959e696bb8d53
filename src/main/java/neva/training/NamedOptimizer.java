package neva.training;

import java.util.List;
import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An optimizer that the program has registered. */
record NamedOptimizer(String name) implements Optimizer {

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    return NamedParts.find(Optimizer.class, name).updates(tf, ready, gradients, rate);
  }
}

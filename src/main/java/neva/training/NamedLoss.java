package neva.training;

import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A loss that the program has registered. */
record NamedLoss(String name) implements Loss {

  @Override
  public Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> output) {
    return NamedParts.find(Loss.class, name).of(tf, truth, output);
  }
}

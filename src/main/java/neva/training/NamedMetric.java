package neva.training;

import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A metric that the program has registered. */
public record NamedMetric(String name) implements Metric {

  @Override
  public Operand<TFloat32> of(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> output) {
    return NamedParts.find(Metric.class, name).of(tf, truth, output);
  }
}

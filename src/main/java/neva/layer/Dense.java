package neva.layer;

import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Fully connected: x·W + b, from [b, n] to [b, units], or every step of [b, t, n] by itself. */
public final class Dense extends Layer {

  private final int units;
  private final Initialization initialization;
  private Variable<TFloat32> weights;
  private Variable<TFloat32> biases;

  public Dense(String name, int units, Initialization initialization) {
    super(name);
    this.units = units;
    this.initialization = initialization;
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    int rank = input.numDimensions() == 3 ? 3 : 2;
    requireRank(input, rank, "[batch, features] or [batch, time, features]");
    weights = weight(tf, "weights", Shape.of(input.get(rank - 1), units), initialization);
    biases = zeros(tf, "biases", Shape.of(units), Role.OFFSET);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return x.shape().numDimensions() == 3 ? everyStep(tf, x) : rows(tf, x);
  }

  private Operand<TFloat32> rows(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> y = tf.linalg.matMul(x, weights.read(tf));
    return tf.nn.biasAdd(y, biases.read(tf)); // [b, units]
  }

  private Operand<TFloat32> everyStep(Ops tf, Operand<TFloat32> x) {
    long time = x.shape().get(1);
    long features = x.shape().get(2);
    Operand<TFloat32> rows = tf.reshape(x, tf.constant(new long[] {-1, features})); // [b·t, n]
    return tf.reshape(rows(tf, rows), tf.constant(new long[] {-1, time, units}));
  }
}

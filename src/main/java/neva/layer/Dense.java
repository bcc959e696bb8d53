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
  private final Groups groups;
  private Variable<TFloat32> weights;
  private Variable<TFloat32> biases;

  public Dense(String name, int units, Initialization initialization) {
    this(name, units, initialization, 1);
  }

  /**
   * Several layers side by side, each from its part of the inputs to its part of the units.
   *
   * @param units of all groups together, a multiple of {@code groups}, as the inputs must be
   * @param initialization as if every group were a layer by itself; drawn by fan-in or fan-out
   */
  public Dense(String name, int units, Initialization initialization, int groups) {
    super(name);
    this.units = units;
    this.initialization = initialization;
    this.groups = new Groups(groups);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    int rank = input.numDimensions() == 3 ? 3 : 2;
    requireRank(input, rank, "[batch, features] or [batch, time, features]");
    int inputs = (int) input.get(rank - 1);
    weights =
        weight(
            tf,
            "weights",
            Shape.of(inputs, units),
            groups.initialization(initialization, new int[] {inputs}, new int[] {units}));
    biases = zeros(tf, "biases", Shape.of(units), Role.OFFSET);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return x.shape().numDimensions() == 3 ? everyStep(tf, x) : rows(tf, x);
  }

  private Operand<TFloat32> rows(Ops tf, Operand<TFloat32> x) {
    int[] inputs = {(int) weights.shape().get(0)};
    Operand<TFloat32> separate =
        groups.separate(tf, weights.read(tf), inputs, new int[] {units}); // [n, units]
    Operand<TFloat32> y = tf.linalg.matMul(x, separate);
    return tf.nn.biasAdd(y, biases.read(tf)); // [b, units]
  }

  private Operand<TFloat32> everyStep(Ops tf, Operand<TFloat32> x) {
    long time = x.shape().get(1);
    long features = x.shape().get(2);
    Operand<TFloat32> rows = tf.reshape(x, tf.constant(new long[] {-1, features})); // [b·t, n]
    return tf.reshape(rows(tf, rows), tf.constant(new long[] {-1, time, units}));
  }
}

package neva.layer;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.State;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Adds the steps of an {@link Lstm} to a graph. */
final class LstmCell {

  private final Ops tf;
  private final Operand<TFloat32> weights;
  private final Activation activation;
  private final Operand<TInt32> columns;

  /**
   * @param weights [1 + f + u, 4u], the bias before the kernel, the gates in the order i, j, f, o
   */
  LstmCell(Ops tf, Operand<TFloat32> weights, Activation activation) {
    this.tf = tf;
    this.weights = weights;
    this.activation = activation;
    columns = tf.constant(1);
  }

  /**
   * Adds a step.
   *
   * @param x [b, 1 + f], a one before the features
   */
  LstmStep step(Operand<TFloat32> x, State before) {
    Operand<TFloat32> inputs = tf.concat(List.of(x, before.h()), columns); // [b, 1 + f + u]
    List<Operand<TFloat32>> gates = new ArrayList<>();
    tf.split(columns, tf.linalg.matMul(inputs, weights), 4L).forEach(gates::add);
    Operand<TFloat32> i = tf.math.sigmoid(gates.get(0));
    Operand<TFloat32> j = activation.of(tf, gates.get(1));
    Operand<TFloat32> f = tf.math.sigmoid(gates.get(2));
    Operand<TFloat32> o = tf.math.sigmoid(gates.get(3));
    Operand<TFloat32> cell = tf.math.add(tf.math.mul(f, before.c()), tf.math.mul(i, j));
    Operand<TFloat32> activated = activation.of(tf, cell);
    Operand<TFloat32> h = tf.math.mul(o, activated);
    return new LstmStep(inputs, i, j, f, o, before.c(), cell, activated, h);
  }
}

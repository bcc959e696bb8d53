package neva.layer;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.State;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One step of an {@link Lstm} in the graph, with all that its backward pass needs; [b, u] but for
 * the first.
 *
 * @param inputs [b, 1 + f + u]: a one for the bias, the input, the output of the step before
 * @param i input gate
 * @param j candidate, activated
 * @param f forget gate
 * @param o output gate
 * @param before cell state of the step before
 * @param cell cell state
 * @param activated cell state, activated
 * @param h output
 */
record LstmStep(
    Operand<TFloat32> inputs,
    Operand<TFloat32> i,
    Operand<TFloat32> j,
    Operand<TFloat32> f,
    Operand<TFloat32> o,
    Operand<TFloat32> before,
    Operand<TFloat32> cell,
    Operand<TFloat32> activated,
    Operand<TFloat32> h) {

  /**
   * Gradients of the loss.
   *
   * @param gates by the four gates before their activation, [b, 4u]
   * @param before by the cell state of the step before, [b, u]
   */
  record Gradients(Operand<TFloat32> gates, Operand<TFloat32> before) {}

  /**
   * Adds a step to the graph.
   *
   * @param x [b, 1 + f], a one before the features
   * @param weights [1 + f + u, 4u], the bias before the kernel, the gates in the order i, j, f, o
   */
  static LstmStep add(
      Ops tf, Operand<TFloat32> x, State before, Operand<TFloat32> weights, Activation activation) {
    Operand<TFloat32> inputs = tf.concat(List.of(x, before.h()), tf.constant(1));
    List<Operand<TFloat32>> gates = new ArrayList<>();
    tf.split(tf.constant(1), tf.linalg.matMul(inputs, weights), 4L).forEach(gates::add);
    Operand<TFloat32> i = tf.math.sigmoid(gates.get(0));
    Operand<TFloat32> j = activation.of(tf, gates.get(1));
    Operand<TFloat32> f = tf.math.sigmoid(gates.get(2));
    Operand<TFloat32> o = tf.math.sigmoid(gates.get(3));
    Operand<TFloat32> cell = tf.math.add(tf.math.mul(f, before.c()), tf.math.mul(i, j));
    Operand<TFloat32> activated = activation.of(tf, cell);
    Operand<TFloat32> h = tf.math.mul(o, activated);
    return new LstmStep(inputs, i, j, f, o, before.c(), cell, activated, h);
  }

  /** Finds in the graph the step with this output: reads what {@link #add} wrote. */
  static LstmStep of(Operand<TFloat32> h) {
    Operand<TFloat32> o = input(h, 0);
    Operand<TFloat32> activated = input(h, 1);
    Operand<TFloat32> cell = input(activated, 0);
    Operand<TFloat32> kept = input(cell, 0);
    Operand<TFloat32> added = input(cell, 1);
    Operand<TFloat32> i = input(added, 0);
    Operand<TFloat32> j = input(added, 1);
    Operand<TFloat32> f = input(kept, 0);
    Operand<TFloat32> split = input(i, 0);
    Operand<TFloat32> inputs = input(input(split, 1), 0);
    return new LstmStep(inputs, i, j, f, o, input(kept, 1), cell, activated, h);
  }

  private static Operand<TFloat32> input(Operand<TFloat32> of, int index) {
    return ((GraphOperation) of.op()).input(index).expect(TFloat32.class);
  }

  State state() {
    return new State(h, cell);
  }

  /**
   * Adds the backward pass of this step.
   *
   * @param dh gradient of the loss by the output
   * @param dc gradient of the loss by the cell state, as far as later steps read it; null for none
   */
  Gradients backward(Ops tf, Operand<TFloat32> dh, Operand<TFloat32> dc, Activation activation) {
    Operand<TFloat32> read = activation.gradient(tf, activated, tf.math.mul(dh, o));
    Operand<TFloat32> dCell = dc == null ? read : tf.math.add(read, dc);
    Operand<TFloat32> gates =
        tf.concat(
            List.of(
                tf.math.sigmoidGrad(i, tf.math.mul(dCell, j)),
                activation.gradient(tf, j, tf.math.mul(dCell, i)),
                tf.math.sigmoidGrad(f, tf.math.mul(dCell, before)),
                tf.math.sigmoidGrad(o, tf.math.mul(dh, activated))),
            tf.constant(1));
    return new Gradients(gates, tf.math.mul(dCell, f));
  }
}

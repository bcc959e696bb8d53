package neva.layer;

import neva.layer.Lstm.State;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One step of an {@link Lstm} in the graph, with all that its backward pass needs; [b, u] but for
 * the first.
 *
 * @param inputs [b, 1 + f + u]: a one for the bias, the features, the output of the step before
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

  /** Finds in the graph the step with this output: reads what {@link LstmCell#step} wrote. */
  static LstmStep of(Operand<TFloat32> h) {
    Operand<TFloat32> o = input(h, 0);
    Operand<TFloat32> activated = input(h, 1);
    Operand<TFloat32> cell = input(activated, 0);
    Operand<TFloat32> kept = input(cell, 0);
    Operand<TFloat32> added = input(cell, 1);
    Operand<TFloat32> i = input(added, 0);
    Operand<TFloat32> j = input(added, 1);
    Operand<TFloat32> f = input(kept, 0);
    Operand<TFloat32> gates = input(input(i, 0), 1);
    return new LstmStep(input(gates, 0), i, j, f, o, input(kept, 1), cell, activated, h);
  }

  private static Operand<TFloat32> input(Operand<TFloat32> of, int index) {
    return ((GraphOperation) of.op()).input(index).expect(TFloat32.class);
  }

  State state() {
    return new State(h, cell);
  }
}

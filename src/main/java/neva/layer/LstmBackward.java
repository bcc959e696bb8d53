package neva.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.State;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Backpropagation through time (Werbos 1990): the recurrence computes only the gradients by the
 * gates, with one matrix product a step; the gradients by the weights and by the input are one
 * product each over all steps.
 */
final class LstmBackward {

  /**
   * Gradients of the loss.
   *
   * @param x by the input, [b, t, f]
   * @param weights by bias and kernel, [1 + f + u, 4u]
   * @param before by the state before the first step
   */
  record Gradients(Operand<TFloat32> x, Operand<TFloat32> weights, State before) {}

  private final Ops tf;
  private final Activation activation;
  private final int features;
  private final Operand<TInt32> columns;
  private final Operand<TFloat32> toX; // [4u, f]
  private final Operand<TFloat32> toH; // [4u, u]

  /**
   * @param kernel [f + u, 4u]
   */
  LstmBackward(Ops tf, Operand<TFloat32> kernel, int features, int units, Activation activation) {
    this.tf = tf;
    this.activation = activation;
    this.features = features;
    columns = tf.constant(1);
    // Once and for all: a product that transposes as it goes takes twice the time.
    Operand<TFloat32> back = tf.linalg.transpose(kernel, tf.constant(new int[] {1, 0}));
    int[] sizes = {features, units};
    List<Operand<TFloat32>> parts = new ArrayList<>();
    tf.splitV(back, tf.constant(sizes), columns, 2L).forEach(parts::add);
    toX = parts.get(0);
    toH = parts.get(1);
  }

  /**
   * Adds the way back through these steps. A gradient is null where the loss does not depend on the
   * output.
   *
   * @param outputs gradient by the outputs of all steps, [b, t, u]
   * @param h gradient by the last output beside that
   * @param c gradient by the last cell state
   */
  Gradients through(
      List<LstmStep> steps, Operand<TFloat32> outputs, Operand<TFloat32> h, Operand<TFloat32> c) {
    List<Operand<TFloat32>> own = each(outputs, steps.size());
    List<Operand<TFloat32>> gates = new ArrayList<>();
    Operand<TFloat32> dh = h;
    Operand<TFloat32> dc = c;
    for (int t = steps.size() - 1; t >= 0; t--) {
      LstmStep step = steps.get(t);
      dh = sum(own.get(t), dh, step);
      Operand<TFloat32> dCell = cell(step, dh, dc);
      Operand<TFloat32> dGates = gates(step, dh, dCell);
      gates.add(dGates);
      dh = tf.linalg.matMul(dGates, toH);
      dc = tf.math.mul(dCell, step.f());
    }
    Collections.reverse(gates);
    Operand<TFloat32> all = Parts.join(tf, gates); // [t·b, 4u]
    return new Gradients(byInput(all, steps.size()), byWeights(all, steps), new State(dh, dc));
  }

  private List<Operand<TFloat32>> each(Operand<TFloat32> outputs, int time) {
    if (outputs == null) {
      return Collections.nCopies(time, null);
    }
    List<Operand<TFloat32>> each = new ArrayList<>();
    tf.unstack(outputs, (long) time, Unstack.axis(1L)).forEach(each::add);
    return each;
  }

  private Operand<TFloat32> sum(Operand<TFloat32> own, Operand<TFloat32> later, LstmStep step) {
    if (own == null) {
      return later == null ? tf.zerosLike(step.h()) : later;
    }
    return later == null ? own : tf.math.add(own, later);
  }

  /** By the cell state of a step: through its output and through the steps after it. */
  private Operand<TFloat32> cell(LstmStep step, Operand<TFloat32> dh, Operand<TFloat32> dc) {
    Operand<TFloat32> own = activation.gradient(tf, step.activated(), tf.math.mul(dh, step.o()));
    return dc == null ? own : tf.math.add(own, dc);
  }

  /** By the gates before their activation, [b, 4u]. */
  private Operand<TFloat32> gates(LstmStep step, Operand<TFloat32> dh, Operand<TFloat32> dCell) {
    return tf.concat(
        List.of(
            tf.math.sigmoidGrad(step.i(), tf.math.mul(dCell, step.j())),
            activation.gradient(tf, step.j(), tf.math.mul(dCell, step.i())),
            tf.math.sigmoidGrad(step.f(), tf.math.mul(dCell, step.before())),
            tf.math.sigmoidGrad(step.o(), tf.math.mul(dh, step.activated()))),
        columns);
  }

  private Operand<TFloat32> byInput(Operand<TFloat32> gates, int time) {
    int[] shape = {time, -1, features};
    Operand<TFloat32> rows = tf.linalg.matMul(gates, toX); // [t·b, f]
    Operand<TFloat32> timeFirst = tf.reshape(rows, tf.constant(shape)); // [t, b, f]
    return tf.linalg.transpose(timeFirst, tf.constant(new int[] {1, 0, 2}));
  }

  private Operand<TFloat32> byWeights(Operand<TFloat32> gates, List<LstmStep> steps) {
    List<Operand<TFloat32>> inputs = steps.stream().map(LstmStep::inputs).toList();
    Operand<TFloat32> all = Parts.join(tf, inputs); // [t·b, 1 + f + u]
    return tf.linalg.matMul(all, gates, MatMul.transposeA(true));
  }
}

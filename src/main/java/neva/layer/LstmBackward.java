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
  private final Operand<TFloat32> toX; // [4u, f]
  private final Operand<TFloat32> toH; // [4u, u]

  /**
   * @param kernel [f + u, 4u]
   */
  LstmBackward(Ops tf, Operand<TFloat32> kernel, int features, int units, Activation activation) {
    this.tf = tf;
    this.activation = activation;
    this.features = features;
    // Once and for all: a product that transposes as it goes takes twice the time.
    Operand<TFloat32> back = tf.linalg.transpose(kernel, tf.constant(new int[] {1, 0}));
    int[] sizes = {features, units};
    List<Operand<TFloat32>> columns = new ArrayList<>();
    tf.splitV(back, tf.constant(sizes), tf.constant(1), 2L).forEach(columns::add);
    toX = columns.get(0);
    toH = columns.get(1);
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
      LstmStep.Gradients gradients = step.backward(tf, dh, dc, activation);
      gates.add(gradients.gates());
      dh = tf.linalg.matMul(gradients.gates(), toH);
      dc = gradients.before();
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

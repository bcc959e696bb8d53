package neva.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import neva.io.Check;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Muon (Jordan and others 2024, "Muon: an optimizer for hidden layers in neural networks"): moves
 * the kernels of convolutions along their momentum made orthogonal, so that every direction of a
 * kernel moves by the same amount; all other variables follow AdamW at the same rate.
 *
 * <p>A kernel counts as a matrix of height·width·channels rows and one column a filter. Its steps
 * are scaled to the size of AdamW's (Liu and others 2025, "Muon is scalable for LLM training"), and
 * it decays as AdamW lets weights decay.
 *
 * @param others the rule for everything that is not a kernel of a convolution
 * @param momentum share of the velocity kept, at least 0 and below 1
 */
public record Muon(AdamW others, float momentum) implements Optimizer {

  private static final int RANK_OF_KERNELS = 4;
  private static final float SIZE_OF_ADAM_STEPS = 0.2f;

  public Muon {
    Check.fraction("momentum", momentum);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Map<Boolean, List<Gradient>> parts =
        gradients.stream().collect(Collectors.partitioningBy(Muon::isOfKernel));
    Updates rest = others.updates(tf, ready, parts.get(false), rate);
    List<Op> operations = new ArrayList<>(rest.operations());
    List<Variable<?>> slots = new ArrayList<>(rest.slots());
    for (Gradient gradient : parts.get(true)) {
      Variable<TFloat32> velocity = Optimizer.slot(tf, gradient.variable(), "Muon", 0);
      slots.add(velocity);
      operations.addAll(move(tf, ready, gradient, velocity, rate));
    }
    return new Updates(operations, slots);
  }

  private static boolean isOfKernel(Gradient gradient) {
    Variable<TFloat32> variable = gradient.variable();
    return variable.role() == Role.WEIGHT && variable.shape().numDimensions() == RANK_OF_KERNELS;
  }

  private List<Op> move(
      Ops tf,
      List<Op> ready,
      Gradient gradient,
      Variable<TFloat32> velocity,
      Operand<TFloat32> rate) {
    Variable<TFloat32> kernel = gradient.variable();
    Operand<TFloat32> kept = tf.constant(momentum);
    Operand<TFloat32> next =
        tf.math.add(tf.math.mul(velocity.read(tf), kept), gradient.value()); // Nesterov's, below
    Operand<TFloat32> ahead = tf.math.add(gradient.value(), tf.math.mul(next, kept));
    Operand<TFloat32> decay =
        tf.math.mul(kernel.read(tf), tf.constant(others.weightDecay())); // [h, w, c, f]
    Operand<TFloat32> change = tf.math.mul(rate, tf.math.add(direction(tf, ahead, kernel), decay));
    List<Op> computed = new ArrayList<>(ready);
    computed.add(change);
    Ops moving = tf.withControlDependencies(computed);
    return List.of(
        moving.assignSubVariableOp(kernel.handle(), change),
        moving.assignVariableOp(velocity.handle(), next));
  }

  private static Operand<TFloat32> direction(
      Ops tf, Operand<TFloat32> momentum, Variable<TFloat32> kernel) {
    long[] shape = kernel.shape().asArray();
    long columns = shape[RANK_OF_KERNELS - 1];
    long rows = kernel.shape().size() / columns;
    Operand<TFloat32> matrix = tf.reshape(momentum, tf.constant(new long[] {rows, columns}));
    float size = SIZE_OF_ADAM_STEPS * (float) Math.sqrt(Math.max(rows, columns));
    Operand<TFloat32> scaled = tf.math.mul(orthogonal(tf, matrix), tf.constant(size));
    return tf.reshape(scaled, tf.constant(shape));
  }

  /**
   * Brings the singular values of a matrix near 1 (between 0.7 and 1.2, small ones less) by three
   * steps of Newton and Schulz with the coefficients of the paper's quintic.
   */
  private static Operand<TFloat32> orthogonal(Ops tf, Operand<TFloat32> matrix) {
    Operand<TFloat32> norm =
        tf.math.sqrt(tf.math.mul(tf.nn.l2Loss(matrix), tf.constant(2f))); // Frobenius
    Operand<TFloat32> x = tf.math.div(matrix, tf.math.add(norm, tf.constant(1e-7f)));
    for (int i = 0; i < 3; i++) {
      Operand<TFloat32> gram = tf.linalg.matMul(x, x, MatMul.transposeA(true)); // [f, f]
      Operand<TFloat32> mix =
          tf.math.add(
              tf.math.mul(gram, tf.constant(-4.7750f)),
              tf.math.mul(tf.linalg.matMul(gram, gram), tf.constant(2.0315f)));
      x = tf.math.add(tf.math.mul(x, tf.constant(3.4445f)), tf.linalg.matMul(x, mix));
    }
    return x;
  }
}

package neva.training;

import java.util.ArrayList;
import java.util.List;
import neva.io.Check;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba 2015): steps of the size of the rate, scaled by running means of the gradient
 * and of its square.
 *
 * @param beta1 share of the mean gradient kept at each step
 * @param beta2 share of the mean squared gradient kept at each step
 * @param epsilon added to the root of the latter
 */
public record Adam(float beta1, float beta2, float epsilon) implements Optimizer {

  public static final Adam DEFAULT = new Adam(0.9f, 0.999f, 1e-8f);

  public Adam {
    Check.fraction("beta1", beta1);
    Check.fraction("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Power power1 = Power.of(tf, "beta1_power", beta1);
    Power power2 = Power.of(tf, "beta2_power", beta2);
    Ops moving = tf.withControlDependencies(ready);
    List<Op> operations = new ArrayList<>();
    List<Variable<?>> slots = new ArrayList<>(List.of(power1.variable, power2.variable));
    for (Gradient gradient : gradients) {
      Variable<TFloat32> mean = Optimizer.slot(tf, gradient.variable(), "Adam", 0);
      Variable<TFloat32> square = Optimizer.slot(tf, gradient.variable(), "Adam_1", 0);
      slots.add(mean);
      slots.add(square);
      operations.add(
          moving.train.resourceApplyAdam(
              gradient.variable().handle(),
              mean.handle(),
              square.handle(),
              power1.value,
              power2.value,
              rate,
              power1.base,
              power2.base,
              tf.constant(epsilon),
              gradient.value()));
    }
    Ops last = tf.withControlDependencies(operations);
    operations.add(power1.advance(last));
    operations.add(power2.advance(last));
    return new Updates(operations, slots);
  }

  /** beta to the power of the steps done, plus one: what corrects the bias of the running means. */
  private record Power(
      Variable<TFloat32> variable, Operand<TFloat32> value, Operand<TFloat32> base) {

    static Power of(Ops tf, String name, float base) {
      Operand<TFloat32> constant = tf.constant(base);
      Variable<TFloat32> variable = Variable.create(tf, name, TFloat32.class, constant, Role.STATE);
      return new Power(variable, variable.read(tf), constant);
    }

    Op advance(Ops tf) {
      return tf.assignVariableOp(variable.handle(), tf.math.mul(value, base));
    }
  }
}

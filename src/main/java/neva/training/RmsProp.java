package neva.training;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * RMSProp with momentum as TensorFlow has it (Tieleman and Hinton 2012): velocity =
 * momentum·velocity + rate·gradient / √(square + epsilon); w −= velocity, where square is a running
 * mean of the squared gradient that starts at 1.
 *
 * @param decay share of the mean squared gradient kept at each step
 * @param momentum share of the velocity kept at each step
 * @param epsilon added under the root
 */
public record RmsProp(float decay, float momentum, float epsilon) implements Optimizer {

  /** As the published SSD MobileNets were trained. */
  public static final RmsProp SSD = new RmsProp(0.9f, 0.9f, 1);

  public RmsProp {
    Checks.share("decay", decay);
    Checks.share("momentum", momentum);
    Checks.positive("epsilon", epsilon);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Ops moving = tf.withControlDependencies(ready);
    List<Op> operations = new ArrayList<>();
    List<Variable<?>> slots = new ArrayList<>();
    for (Gradient gradient : gradients) {
      Variable<TFloat32> square = Optimizer.slot(tf, gradient.variable(), "RMSProp", 1);
      Variable<TFloat32> velocity = Optimizer.slot(tf, gradient.variable(), "RMSProp_1", 0);
      slots.add(square);
      slots.add(velocity);
      operations.add(
          moving.train.resourceApplyRmsProp(
              gradient.variable().handle(),
              square.handle(),
              velocity.handle(),
              rate,
              tf.constant(decay),
              tf.constant(momentum),
              tf.constant(epsilon),
              gradient.value()));
    }
    return new Updates(operations, slots);
  }
}

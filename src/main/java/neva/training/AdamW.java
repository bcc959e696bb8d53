package neva.training;

import java.util.ArrayList;
import java.util.List;
import neva.io.Check;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): weights first shrink by
 * rate·weightDecay of themselves, then Adam moves them. Biases, scales and offsets do not decay.
 *
 * @param adam the rule that follows the decay
 * @param weightDecay share lost per unit of learning rate, zero or positive
 */
public record AdamW(Adam adam, float weightDecay) implements Optimizer {

  public AdamW {
    Check.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Ops moving = tf.withControlDependencies(ready);
    Operand<TFloat32> share = tf.math.mul(rate, tf.constant(weightDecay));
    List<Op> decays = new ArrayList<>(ready);
    for (Gradient gradient : gradients) {
      if (gradient.variable().role() == Role.WEIGHT) {
        Operand<TFloat32> lost = moving.math.mul(gradient.variable().read(tf), share);
        decays.add(moving.assignSubVariableOp(gradient.variable().handle(), lost));
      }
    }
    return adam.updates(tf, decays, gradients, rate);
  }
}

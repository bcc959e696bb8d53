package neva.training;

import java.util.List;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * RMSProp (Tieleman and Hinton 2012), as {@code tf.train.RMSPropOptimizer}: square = decay·square +
 * (1 − decay)·gradient², from 1 on; velocity = momentum·velocity + rate·gradient/√(square +
 * epsilon); w −= velocity.
 *
 * @param decay share of the mean squared gradient kept at each step, at least 0 and below 1
 * @param momentum share of the velocity kept, at least 0 and below 1
 * @param epsilon added to the mean squared gradient
 */
public record RmsProp(float decay, float momentum, float epsilon) implements Optimizer {

  /** The constants of Keras, without momentum. */
  public static final RmsProp DEFAULT = new RmsProp(0.9f, 0, 1e-7f);

  /** As the published SSD MobileNets were trained. */
  public static final RmsProp SSD = new RmsProp(0.9f, 0.9f, 1);

  public RmsProp {
    Check.fraction("decay", decay);
    Check.fraction("momentum", momentum);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Ops moving = tf.withControlDependencies(ready);
    return Optimizer.each(
        tf,
        gradients,
        (gradient, slots) ->
            moving.train.resourceApplyRmsProp(
                gradient.variable().handle(),
                slots.apply("RMSProp", 1f).handle(),
                slots.apply("RMSProp_1", 0f).handle(),
                rate,
                tf.constant(decay),
                tf.constant(momentum),
                tf.constant(epsilon),
                gradient.value()));
  }
}

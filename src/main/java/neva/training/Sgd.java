package neva.training;

import java.util.List;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent: velocity = momentum·velocity + gradient; w −= rate·velocity. Without
 * momentum there are no slots.
 *
 * @param momentum share of the velocity kept, at least 0 and below 1
 */
public record Sgd(float momentum) implements Optimizer {

  public Sgd {
    Check.fraction("momentum", momentum);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Ops moving = tf.withControlDependencies(ready);
    return Optimizer.each(
        tf,
        gradients,
        (gradient, slots) ->
            momentum == 0
                ? moving.train.resourceApplyGradientDescent(
                    gradient.variable().handle(), rate, gradient.value())
                : moving.train.resourceApplyMomentum(
                    gradient.variable().handle(),
                    slots.apply("Momentum", 0f).handle(),
                    rate,
                    gradient.value(),
                    moving.constant(momentum)));
  }
}

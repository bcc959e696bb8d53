package neva.training;

import java.util.List;
import neva.io.Check;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adadelta (Zeiler 2012, "ADADELTA: An Adaptive Learning Rate Method"): square = decay·square + (1
 * − decay)·gradient²; change = gradient·√(past + epsilon)/√(square + epsilon); past = decay·past +
 * (1 − decay)·change²; w −= rate·change. Its steps grow by themselves from almost nothing, at a
 * rate of 1; at 0.001, the default of Keras, it hardly moves.
 *
 * @param decay share of both means kept at each step, at least 0 and below 1
 * @param epsilon added to both means
 */
public record Adadelta(float decay, float epsilon) implements Optimizer {

  /** The constants of Keras. */
  public static final Adadelta DEFAULT = new Adadelta(0.95f, 1e-7f);

  public Adadelta {
    Check.fraction("decay", decay);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
    Ops moving = tf.withControlDependencies(ready);
    return Optimizer.each(
        tf,
        gradients,
        (gradient, slots) ->
            moving.train.resourceApplyAdadelta(
                gradient.variable().handle(),
                slots.apply("Adadelta", 0f).handle(),
                slots.apply("Adadelta_1", 0f).handle(),
                rate,
                tf.constant(decay),
                tf.constant(epsilon),
                gradient.value()));
  }
}

package neva.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import neva.io.NamedParts;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The rule that moves variables along their gradients, built on TensorFlow's resource training ops.
 *
 * <p>An optimizer is configuration: {@link #updates} adds its part to a graph, with slots under the
 * names that {@code tf.train} gives them ({@code conv_1/weights/Adam}).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Sgd.class, name = "sgd"),
  @JsonSubTypes.Type(value = Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = AdamW.class, name = "adamw"),
  @JsonSubTypes.Type(value = Muon.class, name = "muon"),
  @JsonSubTypes.Type(value = RmsProp.class, name = "rmsprop"),
  @JsonSubTypes.Type(value = Adadelta.class, name = "adadelta"),
  @JsonSubTypes.Type(value = NamedOptimizer.class, name = "named")
})
public interface Optimizer {

  /**
   * Registers an optimizer of one's own under a name, which is what a run records of it. A program
   * that resumes the run does the same first.
   *
   * @return the optimizer to train with
   */
  static Optimizer named(String name, Optimizer optimizer) {
    NamedParts.register(Optimizer.class, name, optimizer);
    return new NamedOptimizer(name);
  }

  /** A trained variable and the gradient of the loss by it, of the same shape. */
  record Gradient(Variable<TFloat32> variable, Operand<TFloat32> value) {}

  /** What an optimizer added: the updates of one step, and the slots to save beside the network. */
  record Updates(List<Op> operations, List<Variable<?>> slots) {}

  /**
   * Adds the updates of one step.
   *
   * @param ready what must have run before any variable moves: all gradients, since they read the
   *     variables
   * @param rate the learning rate of the step, a scalar
   */
  Updates updates(Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate);

  /** Adds the update of one variable; {@code slots} makes a slot of a name and a first value. */
  @FunctionalInterface
  interface Rule {
    Op update(Gradient gradient, BiFunction<String, Float, Variable<TFloat32>> slots);
  }

  /** Adds the updates of one step where the same rule moves each variable by itself. */
  static Updates each(Ops tf, List<Gradient> gradients, Rule rule) {
    List<Op> operations = new ArrayList<>();
    List<Variable<?>> slots = new ArrayList<>();
    for (Gradient gradient : gradients) {
      operations.add(
          rule.update(
              gradient,
              (name, value) -> {
                Variable<TFloat32> slot = slot(tf, gradient.variable(), name, value);
                slots.add(slot);
                return slot;
              }));
    }
    return new Updates(operations, slots);
  }

  /** Makes a slot beside a variable, of the same shape and full of {@code value}. */
  static Variable<TFloat32> slot(Ops tf, Variable<TFloat32> of, String name, float value) {
    Operand<TFloat32> initial = tf.fill(tf.constant(of.shape().asArray()), tf.constant(value));
    String fullName = of.name() + "/" + name;
    return Variable.create(
        tf, fullName, TFloat32.class, tf.ensureShape(initial, of.shape()), Role.STATE);
  }
}

package neva.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.framework.initializers.Constant;
import org.tensorflow.framework.initializers.Initializer;
import org.tensorflow.framework.initializers.Ones;
import org.tensorflow.framework.initializers.Zeros;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A part of a network: makes its variables when first applied and shares them with every later
 * application in the same graph.
 */
public abstract class Layer {

  private final String path;
  private final String name;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private boolean built;
  private Ops initial;

  /**
   * @param name unique within a network; prefix of its variables, and of its operations in the
   *     graph with underscores for slashes, which scopes do not bear
   */
  protected Layer(String name) {
    this.path = name;
    this.name = name.replace('/', '_');
  }

  public final String name() {
    return path;
  }

  /**
   * Adds this layer's operations to the graph.
   *
   * @param x the input, first dimension the batch
   * @throws IllegalArgumentException when the input's rank or size does not fit the layer
   */
  public final Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Mode mode) {
    return call(enter(tf, x.shape()), x, mode);
  }

  /** The same as a part of a network. */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Application how) {
    Ops scope = enter(tf, x.shape()); // makes the variables, by which the mode is chosen
    return call(scope, x, how.modeOf(this));
  }

  /**
   * Makes the variables unless an earlier application did, for a layer that can be applied in more
   * than one way.
   *
   * @return the scope for the operations of this application
   */
  protected final Ops enter(Ops tf, Shape input) {
    build(tf, input);
    return scope(tf);
  }

  /** Makes the variables, if that has not been done. */
  final void build(Ops tf, Shape input) {
    if (!built) {
      // A new scope looks through the whole graph, so all variables share this one.
      initial = tf.withSubScope("initial");
      createVariables(tf, input);
      built = true;
    }
  }

  /** Where the operations of this layer lie. */
  final Ops scope(Ops tf) {
    return tf.withSubScope(name);
  }

  /** The layers that this one is made of; none for most. */
  public List<Layer> inner() {
    return List.of();
  }

  /**
   * The variables, in the order of their creation, with those of the layers within; empty before
   * the first application.
   */
  public final List<Variable<TFloat32>> variables() {
    return withInner(variables, Layer::variables);
  }

  /** Operations that a training step runs beside the optimizer: moving averages. */
  public final List<Op> updates() {
    return withInner(updates, Layer::updates);
  }

  private <T> List<T> withInner(List<T> own, Function<Layer, List<T>> of) {
    Stream<T> inner = inner().stream().flatMap(layer -> of.apply(layer).stream());
    return Stream.concat(own.stream(), inner).toList();
  }

  /** Makes the variables for inputs of this shape; layers without variables need not override. */
  protected void createVariables(Ops tf, Shape input) {}

  protected abstract Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode);

  protected final Variable<TFloat32> weight(
      Ops tf, String suffix, Shape shape, Initialization initialization) {
    String fullName = path + "/" + suffix;
    return variable(tf, fullName, shape, initialization.of(fullName), Role.WEIGHT);
  }

  protected final Variable<TFloat32> zeros(Ops tf, String suffix, Shape shape, Role role) {
    return variable(tf, path + "/" + suffix, shape, new Zeros<>(), role);
  }

  protected final Variable<TFloat32> ones(Ops tf, String suffix, Shape shape, Role role) {
    return variable(tf, path + "/" + suffix, shape, new Ones<>(), role);
  }

  protected final Variable<TFloat32> filled(
      Ops tf, String suffix, Shape shape, float value, Role role) {
    return variable(tf, path + "/" + suffix, shape, new Constant<>(value), role);
  }

  private Variable<TFloat32> variable(
      Ops tf, String fullName, Shape shape, Initializer<TFloat32> initializer, Role role) {
    Operand<TFloat32> value =
        initializer.call(initial, initial.constant(shape.asArray()), TFloat32.class);
    Operand<TFloat32> shaped = initial.ensureShape(value, shape);
    Variable<TFloat32> variable = Variable.create(tf, fullName, TFloat32.class, shaped, role);
    variables.add(variable);
    return variable;
  }

  /**
   * A key for draws of this layer alone.
   *
   * @param key [2], the seed and the global step, which all layers share
   */
  protected final Operand<TInt64> ownKey(Ops tf, Operand<TInt64> key) {
    return tf.bitwise.bitwiseXor(key, tf.constant(new long[] {(long) name().hashCode() << 32, 0}));
  }

  protected final void addUpdate(Op update) {
    updates.add(update);
  }

  /** Checks the rank of an input against what the layer needs. */
  protected final void requireRank(Shape input, int rank, String layout) {
    if (input.numDimensions() != rank) {
      throw new IllegalArgumentException(
          "Layer %s needs an input %s, found shape %s".formatted(path, layout, input));
    }
  }
}

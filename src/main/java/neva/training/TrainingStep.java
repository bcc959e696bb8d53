package neva.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import neva.checkpoint.SavedVariable;
import neva.checkpoint.Saver;
import neva.layer.Network;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.training.Optimizer.Gradient;
import neva.training.Optimizer.Updates;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The part of the graph that one step runs: gradients, updates, moving averages and the count of
 * steps.
 */
public final class TrainingStep {

  private final Placeholder<TFloat32> rate;
  private final Operand<TFloat32> loss;
  private final SortedMap<String, Operand<TFloat32>> metrics;
  private final List<Gradient> gradients;
  private final List<Variable<?>> variables = new ArrayList<>();
  private final Map<Variable<TFloat32>, Operand<TFloat32>> values = new HashMap<>();
  private final Operand<TBool> finite;
  private final Op train;

  /**
   * Adds a training step that reports the loss alone and counts in a variable of its own.
   *
   * @see #TrainingStep(Ops, Network, Operand, SortedMap, Variable, TrainingConfig)
   */
  public TrainingStep(Ops tf, Network network, Operand<TFloat32> loss, TrainingConfig config) {
    this(tf, network, loss, new TreeMap<>(), globalStep(tf), config);
  }

  /**
   * Adds a training step to the graph of {@code tf}.
   *
   * @param network already applied in training mode
   * @param loss of a batch, a scalar; L1 and L2 are added here
   * @param metrics other scalars of a batch to report, by name
   * @param globalStep the variable that counts steps, see {@link #globalStep}
   * @throws IllegalStateException when the loss cannot be differentiated, naming the layer
   */
  public TrainingStep(
      Ops tf,
      Network network,
      Operand<TFloat32> loss,
      SortedMap<String, Operand<TFloat32>> metrics,
      Variable<TInt64> globalStep,
      TrainingConfig config) {
    this(tf, network, loss, metrics, globalStep, config, variable -> false);
  }

  /**
   * Adds a training step that leaves some variables as they are.
   *
   * @param frozen which, of those that could be trained; with {@link Network#apply(Ops, Operand,
   *     neva.layer.Mode, Predicate)} the averages of their layers stay too
   * @see #TrainingStep(Ops, Network, Operand, SortedMap, Variable, TrainingConfig)
   */
  public TrainingStep(
      Ops tf,
      Network network,
      Operand<TFloat32> loss,
      SortedMap<String, Operand<TFloat32>> metrics,
      Variable<TInt64> globalStep,
      TrainingConfig config,
      Predicate<Variable<TFloat32>> frozen) {
    this.loss = loss;
    this.metrics = metrics;
    List<Variable<TFloat32>> trained =
        network.variables().stream().filter(Variable::isTrained).filter(frozen.negate()).toList();
    gradients = Gradients.of(tf.withSubScope("gradients"), objective(tf, network, config), trained);
    Ops training = tf.withSubScope("train");
    rate =
        training
            .withName("learning_rate")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Op> ready = new ArrayList<>(network.updates());
    gradients.forEach(gradient -> ready.add(gradient.value()));
    List<Gradient> clipped = clip(training, config.clipNorm());
    Updates updates = config.optimizer().updates(training, ready, clipped, rate);
    train = advance(training.withControlDependencies(updates.operations()), globalStep);
    trained.forEach(variable -> values.put(variable, variable.read(training)));
    finite = finite(training, network);
    variables.addAll(network.variables());
    variables.addAll(updates.slots());
    variables.add(globalStep);
  }

  /** Makes the variable that counts steps, named as {@code tf.train} names it. */
  public static Variable<TInt64> globalStep(Ops tf) {
    return Variable.create(tf, "global_step", TInt64.class, tf.constant(0L), Role.STATE);
  }

  /**
   * The key of a step's random numbers, [2]: the seed and the step. All randomness in a graph comes
   * from it, so that a step is a pure function of data, configuration and checkpoint.
   */
  public static Operand<TInt64> randomKey(Ops tf, Variable<TInt64> globalStep, long seed) {
    return tf.stack(List.of(tf.constant(seed), globalStep.read(tf)));
  }

  /** Makes the saver of these variables, under their names. */
  public static Saver saver(Graph graph, List<? extends Variable<?>> variables) {
    return new Saver(
        graph,
        variables.stream()
            .<SavedVariable>map(v -> new SavedVariable(v.name(), v.handle(), v.type(), v.shape()))
            .toList());
  }

  private Operand<TFloat32> objective(Ops tf, Network network, TrainingConfig config) {
    Operand<TFloat32> objective = loss;
    if (config.l1() > 0) {
      objective = plus(tf, objective, config.l1(), network.l1(tf));
    }
    if (config.l2() > 0) {
      objective = plus(tf, objective, config.l2(), network.l2(tf));
    }
    return objective;
  }

  private static Operand<TFloat32> plus(
      Ops tf, Operand<TFloat32> loss, double weight, Operand<TFloat32> penalty) {
    return tf.math.add(loss, tf.math.mul(penalty, tf.constant((float) weight)));
  }

  /** Scales all gradients by one factor so that their global norm is at most {@code norm}. */
  private List<Gradient> clip(Ops tf, double norm) {
    if (norm == 0) {
      return gradients;
    }
    List<Operand<TFloat32>> squares = new ArrayList<>();
    gradients.forEach(gradient -> squares.add(tf.nn.l2Loss(gradient.value())));
    Operand<TFloat32> global = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    Operand<TFloat32> limit = tf.constant((float) norm);
    Operand<TFloat32> factor = tf.math.div(limit, tf.math.maximum(global, limit));
    return gradients.stream()
        .map(g -> new Gradient(g.variable(), tf.math.mul(g.value(), factor)))
        .toList();
  }

  private static Operand<TBool> finite(Ops tf, Network network) {
    List<Operand<TBool>> each = new ArrayList<>();
    for (Variable<TFloat32> variable : network.variables()) {
      Operand<TFloat32> flat = tf.reshape(variable.read(tf), tf.constant(new int[] {-1}));
      each.add(tf.reduceAll(tf.math.isFinite(flat), tf.constant(0)));
    }
    return tf.reduceAll(tf.stack(each), tf.constant(0));
  }

  private static Op advance(Ops tf, Variable<TInt64> globalStep) {
    return tf.assignAddVariableOp(globalStep.handle(), tf.constant(1L));
  }

  /** To be fed with the learning rate of a step, a scalar. */
  public Placeholder<TFloat32> rate() {
    return rate;
  }

  /** The loss of the batch, a scalar, without L1 and L2. */
  public Operand<TFloat32> loss() {
    return loss;
  }

  /** The other scalars of the batch, by name. */
  public SortedMap<String, Operand<TFloat32>> metrics() {
    return metrics;
  }

  List<Gradient> gradients() {
    return gradients;
  }

  /** The present value of a trained variable. */
  Operand<TFloat32> valueOf(Variable<TFloat32> variable) {
    return values.get(variable);
  }

  /** Whether all values of the network are numbers. */
  Operand<TBool> finite() {
    return finite;
  }

  /** What moves the variables by one step and counts it. */
  public Op train() {
    return train;
  }

  /** Everything a checkpoint holds: the network's variables, the slots, {@code global_step}. */
  public List<Variable<?>> variables() {
    return List.copyOf(variables);
  }
}

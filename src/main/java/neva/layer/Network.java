package neva.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers applied one after the other. */
public final class Network {

  private final List<Layer> layers;
  private final List<Shape> outputShapes = new ArrayList<>();

  public Network(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    Set<String> names = new HashSet<>();
    for (Layer layer : allLayers()) {
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException(
            "Layer names must be unique, found %s twice".formatted(layer.name()));
      }
    }
  }

  /**
   * Adds all layers to the graph; variables are made by the first call and shared by the rest. In
   * inference a convolution without bias and the batch normalisation after it become one
   * convolution.
   */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Mode mode) {
    return apply(tf, x, Application.in(mode));
  }

  /**
   * Adds all layers to the graph, those whose trained variables are all frozen in inference, so
   * that batch normalisations among them use their averages and leave them as they are.
   *
   * @param frozen which variables training leaves as they are; the same goes to the training step
   */
  public Operand<TFloat32> apply(
      Ops tf, Operand<TFloat32> x, Mode mode, Predicate<Variable<TFloat32>> frozen) {
    return apply(tf, x, Application.training(mode, frozen));
  }

  /**
   * Adds all layers to the graph in inference, each by itself: no convolution takes a normalisation
   * into its weights.
   *
   * @return the output of every layer by its name, in the order of application: a layer within
   *     another one before it, the output of the network last. Each depends on those before it in
   *     this graph, so there are gradients of one by the other.
   */
  public Map<String, Operand<TFloat32>> outputs(Ops tf, Operand<TFloat32> x) {
    Application application = Application.layerByLayer();
    apply(tf, x, application);
    return Collections.unmodifiableMap(application.outputs());
  }

  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Application how) {
    outputShapes.clear();
    Operand<TFloat32> y = x;
    for (int i = 0; i < layers.size(); i++) {
      if (how.folded() && isNormalized(i)) {
        y = ((Convolution) layers.get(i)).applyNormalized(tf, y, (BatchNorm) layers.get(++i));
        outputShapes.add(y.shape());
      } else {
        y = layers.get(i).apply(tf, y, how);
        how.outputs().put(layers.get(i).name(), y);
      }
      outputShapes.add(y.shape());
    }
    return y;
  }

  private boolean isNormalized(int layer) {
    return layers.get(layer) instanceof Convolution convolution
        && !convolution.isBiased()
        && layer + 1 < layers.size()
        && layers.get(layer + 1) instanceof BatchNorm;
  }

  public List<Layer> layers() {
    return layers;
  }

  /** The last layer, whose output is that of the network. */
  public Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The layers, and after each those within it. */
  public List<Layer> allLayers() {
    return layers.stream().flatMap(Network::withInner).toList();
  }

  private static Stream<Layer> withInner(Layer layer) {
    return Stream.concat(Stream.of(layer), layer.inner().stream().flatMap(Network::withInner));
  }

  /** All variables, in the order of the layers. */
  public List<Variable<TFloat32>> variables() {
    return layers.stream().flatMap(layer -> layer.variables().stream()).toList();
  }

  /** What a training step runs beside the optimizer. */
  public List<Op> updates() {
    return layers.stream().flatMap(layer -> layer.updates().stream()).toList();
  }

  /** The sum of the magnitudes of the weights; biases, scales and offsets stay out. */
  public Operand<TFloat32> l1(Ops tf) {
    return overWeights(tf, weights -> magnitude(tf, weights));
  }

  /** Half the sum of the squared weights; biases, scales and offsets stay out. */
  public Operand<TFloat32> l2(Ops tf) {
    return overWeights(tf, weights -> tf.nn.l2Loss(weights));
  }

  private static Operand<TFloat32> magnitude(Ops tf, Operand<TFloat32> weights) {
    Operand<TFloat32> flat = tf.reshape(weights, tf.constant(new int[] {-1}));
    return tf.reduceSum(tf.math.abs(flat), tf.constant(0));
  }

  private Operand<TFloat32> overWeights(Ops tf, UnaryOperator<Operand<TFloat32>> measure) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (Variable<TFloat32> variable : variables()) {
      if (variable.role() == Role.WEIGHT) {
        terms.add(measure.apply(variable.read(tf)));
      }
    }
    return terms.isEmpty() ? tf.constant(0f) : tf.math.addN(terms);
  }

  /**
   * A table of the layers with output shape and number of parameters.
   *
   * @throws IllegalStateException before the network has been applied
   */
  public String summary() {
    if (outputShapes.isEmpty()) {
      throw new IllegalStateException("Apply the network to an input before asking its summary.");
    }
    return new NetworkSummary(layers, outputShapes).toString();
  }
}

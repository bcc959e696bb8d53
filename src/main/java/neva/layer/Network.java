package neva.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    for (Layer layer : layers) {
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
    outputShapes.clear();
    Operand<TFloat32> y = x;
    for (int i = 0; i < layers.size(); i++) {
      if (mode == Mode.INFER && isNormalized(i)) {
        y = ((Convolution) layers.get(i)).applyNormalized(tf, y, (BatchNorm) layers.get(++i));
        outputShapes.add(y.shape());
      } else {
        y = layers.get(i).apply(tf, y, mode);
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

  /** All variables, in the order of the layers. */
  public List<Variable<TFloat32>> variables() {
    return layers.stream().flatMap(layer -> layer.variables().stream()).toList();
  }

  /** What a training step runs beside the optimizer. */
  public List<Op> updates() {
    return layers.stream().flatMap(layer -> layer.updates().stream()).toList();
  }

  /** Half the sum of the squared weights; biases, scales and offsets stay out. */
  public Operand<TFloat32> l2(Ops tf) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (Variable<TFloat32> variable : variables()) {
      if (variable.role() == Role.WEIGHT) {
        terms.add(tf.nn.l2Loss(variable.read(tf)));
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

package neva.classification;

import java.util.Collection;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.network.NetworkName;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A network applied in a graph that is thrown away, before anything is written. */
final class NetworkTrial implements AutoCloseable {

  private final Graph graph = NativeLibrary.newGraph();
  private final ClassifierConfig config;
  private final Network network;

  /**
   * @throws BadInputException when the images are too small for its convolutions and pools, or its
   *     last layer does not give a value for each class
   */
  NetworkTrial(ClassifierConfig config, ImageShape shape, int classes) {
    this.config = config;
    Ops tf = Ops.create(graph);
    try {
      network = ClassifierLayers.of(config, shape.channels(), classes, tf);
      Collection<Operand<TFloat32>> outputs = outputs(tf, shape);
      if (outputs.stream().anyMatch(output -> output.shape().tail().size() == 0)) {
        throw tooSmall(null);
      }
      requireLogits(List.copyOf(outputs).get(outputs.size() - 1).shape(), classes);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private Collection<Operand<TFloat32>> outputs(Ops tf, ImageShape shape) {
    Operand<TFloat32> windows =
        InferenceGraph.centre(tf, InferenceGraph.images(tf, shape), shape, config.input());
    try {
      return network.outputs(tf, windows).values();
    } catch (BadInputException e) {
      throw e;
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw config.network() instanceof NetworkName ? tooSmall(e) : unfit(e);
    }
  }

  private BadInputException tooSmall(RuntimeException cause) {
    return new BadInputException(
        "Expected larger images for the network %s but its windows are %s pixels: take another network."
            .formatted(config.network(), config.input().window()),
        Hint.OTHER_NETWORK,
        cause);
  }

  private BadInputException unfit(RuntimeException cause) {
    return new BadInputException(
        "The network %s cannot be applied to windows of %s pixels: %s."
            .formatted(config.network(), config.input().window(), cause.getMessage()),
        cause);
  }

  private void requireLogits(Shape shape, int classes) {
    if (shape.numDimensions() != 2 || shape.get(1) != classes) {
      throw new BadInputException(
          "Expected [b, %d] from the last layer of the network %s but %s gives %s: end with a Dense layer of input.classes() units."
              .formatted(classes, config.network(), network.last().name(), text(shape)));
    }
  }

  /** As [b, 7, 7, 32]. */
  private static String text(Shape shape) {
    return shape.toString().replaceFirst("^\\[(-1|\\?)", "[b");
  }

  /** With its variables. */
  Network network() {
    return network;
  }

  @Override
  public void close() {
    graph.close();
  }
}

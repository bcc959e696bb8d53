package neva.classification;

import neva.io.BadInputException;
import neva.layer.Network;
import org.tensorflow.Graph;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;

/** A network applied in a graph that is thrown away, before anything is written. */
final class NetworkTrial implements AutoCloseable {

  private final Graph graph = new Graph();
  private final Network network;

  /**
   * @throws BadInputException when the images are too small for its convolutions and pools
   */
  NetworkTrial(ClassifierConfig config, ImageShape shape, int classes) {
    Ops tf = Ops.create(graph);
    network = config.layers(tf, classes);
    try {
      requireRoom(config, shape, tf);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private void requireRoom(ClassifierConfig config, ImageShape shape, Ops tf) {
    int side = config.input().crop();
    boolean fits;
    try {
      fits =
          network
              .outputs(tf, InferenceGraph.centre(tf, InferenceGraph.images(tf, shape), shape, side))
              .values()
              .stream()
              .noneMatch(output -> output.shape().tail().size() == 0);
    } catch (BadInputException e) {
      throw e;
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw tooSmall(config, e);
    }
    if (!fits) {
      throw tooSmall(config, null);
    }
  }

  private static BadInputException tooSmall(ClassifierConfig config, RuntimeException cause) {
    return new BadInputException(
        "Expected larger images for the network %s but its windows are %dx%d pixels: name another --network."
            .formatted(config.network(), config.input().crop(), config.input().crop()),
        cause);
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

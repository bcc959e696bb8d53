package neva.classification;

import java.util.ArrayList;
import java.util.List;
import neva.io.BadInputException;
import neva.layer.Layer;
import neva.layer.Network;
import neva.network.NetworkInput;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

/**
 * The layers of a classifier in one graph, from windows of images [b, h, w, c] in [0, 1] to logits
 * [b, k].
 */
final class ClassifierLayers {

  private ClassifierLayers() {}

  /**
   * The normalization, then the layers of the network.
   *
   * @param classes k
   * @param key [2] of what is random at each step
   * @throws BadInputException when the network is one of the user's own that does not keep to its
   *     contract, or is not registered
   */
  static Network of(ClassifierConfig config, int channels, int classes, Operand<TInt64> key) {
    InputConfig input = config.input();
    List<Layer> own =
        config
            .network()
            .layers(
                new NetworkInput(
                    input.cropHeight(),
                    input.cropWidth(),
                    channels,
                    classes,
                    config.training().seed(),
                    key));
    requireNew(config, own);
    List<Layer> layers = new ArrayList<>();
    input.normalization().layer().ifPresent(layers::add);
    layers.addAll(own);
    return new Network(layers);
  }

  /** The same layers where nothing is random: in a graph that only classifies. */
  static Network of(ClassifierConfig config, int channels, int classes, Ops tf) {
    Operand<TInt64> key = tf.constant(new long[] {config.training().seed(), 0});
    return of(config, channels, classes, key);
  }

  /** Variables of another graph, which may be closed, must not come into this one. */
  private static void requireNew(ClassifierConfig config, List<Layer> layers) {
    if (layers.isEmpty()) {
      throw new BadInputException(
          "Expected layers from the network %s but found none.".formatted(config.network()));
    }
    for (Layer layer : new Network(layers).allLayers()) {
      if (!layer.variables().isEmpty()) {
        throw new BadInputException(
            "Expected new layers from the network %s at each call but %s is in another graph already: make the layers inside the function."
                .formatted(config.network(), layer.name()));
      }
    }
  }
}

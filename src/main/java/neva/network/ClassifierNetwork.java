package neva.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import neva.io.BadInputException;
import neva.io.NamedParts;
import neva.layer.Layer;

/**
 * Gives the layers of a network that classifies images: one of {@link NetworkName}, or one of one's
 * own, registered by {@link #named}.
 *
 * <pre>{@code
 * ClassifierNetwork small =
 *     ClassifierNetwork.named(
 *         "small",
 *         input ->
 *             List.of(
 *                 new Conv2D("conv", 16, 3, 2, Padding.SAME, Initialization.he(input.seed())),
 *                 new Relu("relu"),
 *                 new GlobalAveragePool("pool"),
 *                 new Dense("logits", input.classes(), Initialization.he(input.seed()))));
 * }</pre>
 */
@FunctionalInterface
public interface ClassifierNetwork {

  /**
   * The layers from prepared images [b, h, w, c] to logits [b, k].
   *
   * @return new layers at each call, since a layer belongs to one graph; the last one gives a value
   *     for each class
   */
  List<Layer> layers(NetworkInput input);

  /**
   * Registers a network of one's own under a name, which is what a run records of it. A program
   * that loads the run does the same first.
   *
   * @return the network to train
   * @throws BadInputException when one of Neva's networks has that name
   */
  static ClassifierNetwork named(String name, ClassifierNetwork network) {
    if (NetworkName.find(name).isPresent()) {
      throw new BadInputException(
          "name must not be that of one of Neva's networks, found %s: take another name."
              .formatted(name));
    }
    NamedParts.register(ClassifierNetwork.class, name, network);
    return new NamedNetwork(name);
  }

  /** The network of a name; one that is not registered yet is missed when its layers are needed. */
  @JsonCreator
  static ClassifierNetwork of(String name) {
    return NetworkName.find(name)
        .<ClassifierNetwork>map(preset -> preset)
        .orElse(new NamedNetwork(name));
  }
}

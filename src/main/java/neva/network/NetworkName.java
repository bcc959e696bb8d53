package neva.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import neva.io.BadInputException;
import neva.layer.Layer;

/** The networks for classifying images that come with Neva, by the names that runs record. */
public enum NetworkName implements ClassifierNetwork {
  /** Two convolutions and three dense layers, for colour photographs of the size of CIFAR's. */
  LAB("lab"),
  /** One hidden layer, for digits of 28×28 pixels. */
  MNIST_DENSE("mnist-dense"),
  /** Two convolutions and a hidden layer, for digits of 28×28 pixels. */
  MNIST_CONV("mnist-conv"),
  /** Three convolutions and global average pooling, for class activation maps. */
  GAP("gap"),
  /** Nineteen convolutions with shortcuts, for CIFAR-10. */
  RESNET_20("resnet-20");

  private final String label;

  NetworkName(String label) {
    this.label = label;
  }

  /**
   * @throws BadInputException when no network has this name
   */
  public static NetworkName of(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new BadInputException(
                    "network must be one of %s, found %s".formatted(labels(), label)));
  }

  static Optional<NetworkName> find(String label) {
    return Arrays.stream(values()).filter(name -> name.label.equals(label)).findFirst();
  }

  private static String labels() {
    return Arrays.stream(values()).map(NetworkName::toString).collect(Collectors.joining(", "));
  }

  /** The last layer is named {@code logits}. */
  @Override
  public List<Layer> layers(NetworkInput input) {
    return switch (this) {
      case LAB -> LabNetwork.layers(input.classes(), input.seed());
      case MNIST_DENSE -> MnistDenseNetwork.layers(input.classes(), input.seed(), input.key());
      case MNIST_CONV -> MnistConvNetwork.layers(input.classes(), input.seed(), input.key());
      case GAP -> GapNetwork.layers(input.classes(), input.seed());
      case RESNET_20 -> ResNet20.layers(input.classes(), input.seed());
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return label;
  }
}

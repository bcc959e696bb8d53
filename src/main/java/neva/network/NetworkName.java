package neva.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import neva.io.BadInputException;
import neva.layer.Layer;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;

/** The networks that can be named, as {@code --network} and the record of a run do. */
public enum NetworkName {
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
  @JsonCreator
  public static NetworkName of(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "network must be one of %s, found %s".formatted(labels(), label)));
  }

  private static String labels() {
    return Arrays.stream(values()).map(NetworkName::toString).collect(Collectors.joining(", "));
  }

  /**
   * The layers from prepared images [b, h, w, c] to logits [b, k], the last one named {@code
   * logits}.
   *
   * @param classes k
   * @param seed of the initial weights
   * @param key [2] of what is random at each step; not looked at in inference
   */
  public List<Layer> layers(int classes, long seed, Operand<TInt64> key) {
    return switch (this) {
      case LAB -> LabNetwork.layers(classes, seed);
      case MNIST_DENSE -> MnistDenseNetwork.layers(classes, seed, key);
      case MNIST_CONV -> MnistConvNetwork.layers(classes, seed, key);
      case GAP -> GapNetwork.layers(classes, seed);
      case RESNET_20 -> ResNet20.layers(classes, seed);
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return label;
  }
}

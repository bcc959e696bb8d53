package neva.network;

import java.util.List;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.MaxPool;
import neva.layer.Padding;
import neva.layer.Relu;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;

/** Two 3×3 convolutions, a pooling and a hidden layer: the example for digits of Keras. */
final class MnistConvNetwork {

  private MnistConvNetwork() {}

  static List<Layer> layers(int classes, long seed, Operand<TInt64> key) {
    Initialization glorot = Initialization.glorot(seed);
    return List.of(
        new Conv2D("conv_1", 32, 3, 1, Padding.VALID, glorot),
        new Relu("relu_1"),
        new Conv2D("conv_2", 64, 3, 1, Padding.VALID, glorot),
        new MaxPool("pool_1", 2, 2),
        new Relu("relu_2"),
        new Dropout("dropout_1", 0.25f, key),
        new Flatten("flatten"),
        new Dense("fc_1", 128, glorot),
        new Relu("relu_3"),
        new Dropout("dropout_2", 0.5f, key),
        new Dense("logits", classes, glorot));
  }
}

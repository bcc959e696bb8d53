package neva.network;

import java.util.List;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Relu;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;

/** One hidden layer of 196 units, half of them dropped at each step: 784-196-10 for digits. */
final class MnistDenseNetwork {

  private MnistDenseNetwork() {}

  static List<Layer> layers(int classes, long seed, Operand<TInt64> key) {
    Initialization glorot = Initialization.glorot(seed);
    return List.of(
        new Flatten("flatten"),
        new Dense("fc_1", 196, glorot),
        new Relu("relu_1"),
        new Dropout("dropout_1", 0.5f, key),
        new Dense("logits", classes, glorot));
  }
}

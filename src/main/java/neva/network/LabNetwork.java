package neva.network;

import java.util.List;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.MaxPool;
import neva.layer.Padding;
import neva.layer.Relu;

/**
 * Two 5×5 convolutions and three dense layers for small images: the network of TensorFlow's
 * CIFAR-10 tutorial with batch normalisation in place of local response normalisation.
 *
 * <p>Each ReLU comes after its pooling: both keep the order of values, so the result is the same as
 * the other way round, on a quarter of the values.
 */
final class LabNetwork {

  private static final float NORM_MOMENTUM = 0.99f;
  private static final float NORM_EPSILON = 1e-3f;

  private LabNetwork() {}

  static List<Layer> layers(int classes, long seed) {
    Initialization he = Initialization.he(seed);
    return List.of(
        new Conv2D("conv_1", 64, 5, 1, Padding.SAME, he),
        new BatchNorm("norm_1", NORM_MOMENTUM, NORM_EPSILON),
        new MaxPool("pool_1", 2, 2),
        new Relu("relu_1"),
        new Conv2D("conv_2", 64, 5, 1, Padding.SAME, he),
        new MaxPool("pool_2", 2, 2),
        new Relu("relu_2"),
        new Flatten("flatten"),
        new Dense("fc_1", 256, he),
        new Relu("relu_3"),
        new Dense("fc_2", 128, he),
        new Relu("relu_4"),
        new Dense("logits", classes, he));
  }
}

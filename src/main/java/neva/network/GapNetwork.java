package neva.network;

import java.util.List;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.MaxPool;
import neva.layer.Padding;
import neva.layer.Relu;

/**
 * Three convolutions, the mean of each map, and one dense layer, so that the weights of a class
 * tell where in the image it was seen (Zhou et al. 2016, "Learning Deep Features for Discriminative
 * Localization").
 */
final class GapNetwork {

  private static final float NORM_MOMENTUM = 0.99f;
  private static final float NORM_EPSILON = 1e-3f;

  private GapNetwork() {}

  static List<Layer> layers(int classes, long seed) {
    Initialization he = Initialization.he(seed);
    return List.of(
        new Conv2D("conv_1", 64, 5, 1, Padding.SAME, he).withoutBias(),
        new BatchNorm("norm_1", NORM_MOMENTUM, NORM_EPSILON),
        new MaxPool("pool_1", 2, 2),
        new Relu("relu_1"),
        new Conv2D("conv_2", 96, 3, 1, Padding.SAME, he).withoutBias(),
        new BatchNorm("norm_2", NORM_MOMENTUM, NORM_EPSILON),
        new Relu("relu_2"),
        new Conv2D("conv_3", 96, 3, 1, Padding.SAME, he).withoutBias(),
        new BatchNorm("norm_3", NORM_MOMENTUM, NORM_EPSILON),
        new Relu("relu_3"),
        new GlobalAveragePool("mean"),
        new Dense("logits", classes, he));
  }
}

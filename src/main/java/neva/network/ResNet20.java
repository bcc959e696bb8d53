package neva.network;

import java.util.ArrayList;
import java.util.List;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Padding;
import neva.layer.Relu;
import neva.layer.Residual;
import neva.layer.Subsample;

/**
 * The smallest residual network for CIFAR-10: a convolution, three stages of three blocks with 16,
 * 32 and 64 maps, and the mean of each map (He et al. 2015, "Deep Residual Learning for Image
 * Recognition", section 4.2, with its shortcuts without weights).
 */
final class ResNet20 {

  private static final int BLOCKS = 3;
  private static final float NORM_MOMENTUM = 0.99f;
  private static final float NORM_EPSILON = 1e-5f;

  private final Initialization he;

  private ResNet20(Initialization he) {
    this.he = he;
  }

  static List<Layer> layers(int classes, long seed) {
    ResNet20 network = new ResNet20(Initialization.he(seed));
    List<Layer> layers = new ArrayList<>(network.convolution("", 1, 16, 1));
    layers.add(new Relu("relu"));
    for (int stage = 1; stage <= 3; stage++) {
      layers.addAll(network.stage(stage));
    }
    layers.add(new GlobalAveragePool("mean"));
    layers.add(new Dense("logits", classes, network.he));
    return layers;
  }

  /** Three blocks, the first of which halves the maps and doubles their number from stage 2 on. */
  private List<Layer> stage(int stage) {
    int maps = 8 << stage;
    List<Layer> layers = new ArrayList<>();
    for (int block = 1; block <= BLOCKS; block++) {
      String name = "block_%d_%d".formatted(stage, block);
      int stride = stage > 1 && block == 1 ? 2 : 1;
      layers.add(new Residual(name, block(name + "/", maps, stride), shortcut(name, maps, stride)));
      layers.add(new Relu("relu_%d_%d".formatted(stage, block)));
    }
    return layers;
  }

  private List<Layer> block(String path, int maps, int stride) {
    List<Layer> layers = new ArrayList<>(convolution(path, 1, maps, stride));
    layers.add(new Relu(path + "relu"));
    layers.addAll(convolution(path, 2, maps, 1));
    return layers;
  }

  private static List<Layer> shortcut(String name, int maps, int stride) {
    return stride == 1 ? List.of() : List.of(new Subsample(name + "/shortcut", stride, maps));
  }

  private List<Layer> convolution(String path, int number, int maps, int stride) {
    return List.of(
        new Conv2D(path + "conv_" + number, maps, 3, stride, Padding.SAME, he).withoutBias(),
        new BatchNorm(path + "norm_" + number, NORM_MOMENTUM, NORM_EPSILON));
  }
}

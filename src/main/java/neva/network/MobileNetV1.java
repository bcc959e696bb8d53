package neva.network;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A convolution and 13 blocks of a depthwise and a 1×1 convolution (Howard et al. 2017). */
final class MobileNetV1 implements MobileNet {

  private static final String SCOPE = "MobilenetV1/Conv2d_";
  private static final int[] DEPTHS = {
    32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024
  };
  private static final List<Integer> HALVING = List.of(2, 4, 6, 12);
  private static final int FIRST_MAP = 11;

  private final String scope;
  private final List<Network> blocks = new ArrayList<>(); // by number, from 0

  MobileNetV1(MobileNetConfig config, NormalizedLayers layers, String within) {
    scope = within + SCOPE;
    blocks.add(layers.convolution(scope + 0, config.depth(DEPTHS[0]), 3, 2));
    for (int i = 1; i < DEPTHS.length; i++) {
      String name = scope + i;
      int depth = config.depth(DEPTHS[i]);
      int stride = HALVING.contains(i) ? 2 : 1;
      blocks.add(layers.separable(name + "_depthwise", name + "_pointwise", depth, stride));
    }
  }

  @Override
  public String prefix() {
    return scope + "13_pointwise";
  }

  @Override
  public List<Network> parts() {
    return blocks;
  }

  @Override
  public List<Operand<TFloat32>> maps(Ops tf, Operand<TFloat32> images, Mode mode) {
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    Operand<TFloat32> x = images;
    for (Network block : blocks) {
      x = block.apply(tf, x, mode);
      outputs.add(x);
    }
    return List.of(outputs.get(FIRST_MAP), x);
  }
}

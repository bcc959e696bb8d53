package neva.network;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A convolution, 17 inverted residuals and a 1×1 convolution (Sandler et al. 2018). */
final class MobileNetV2 implements MobileNet {

  private static final String SCOPE = "MobilenetV2/";
  private static final int[] DEPTHS = {
    16, 24, 24, 32, 32, 32, 64, 64, 64, 64, 96, 96, 96, 160, 160, 160, 320
  };
  private static final List<Integer> HALVING = List.of(1, 3, 6, 13);
  private static final int FIRST_MAP = 13;

  private final String scope;
  private final Network first;
  private final List<InvertedResidual> blocks = new ArrayList<>(); // by number, from 0
  private final Network last;

  MobileNetV2(MobileNetConfig config, NormalizedLayers layers, String within) {
    scope = within + SCOPE;
    first = layers.convolution(scope + "Conv", config.depthBy8(32), 3, 2);
    int inputs = config.depthBy8(DEPTHS[0]);
    blocks.add(InvertedResidual.first(scope + "expanded_conv", layers, inputs));
    for (int i = 1; i < DEPTHS.length; i++) {
      String name = scope + "expanded_conv_" + i;
      int depth = config.depthBy8(DEPTHS[i]);
      int stride = HALVING.contains(i) ? 2 : 1;
      blocks.add(new InvertedResidual(name, layers, inputs, depth, stride));
      inputs = depth;
    }
    last = layers.convolution(scope + "Conv_1", config.depthBy8(1280), 1, 1);
  }

  /** The API counts its layers from 1 at the first convolution; this is the number of the last. */
  @Override
  public String prefix() {
    return scope + "layer_19";
  }

  @Override
  public List<Network> parts() {
    List<Network> parts = new ArrayList<>();
    parts.add(first);
    blocks.forEach(block -> parts.addAll(block.parts()));
    parts.add(last);
    return parts;
  }

  /** The first map is taken inside a block, where there are most channels. */
  @Override
  public List<Operand<TFloat32>> maps(Ops tf, Operand<TFloat32> images, Mode mode) {
    List<Operand<TFloat32>> expansions = new ArrayList<>();
    Operand<TFloat32> x = first.apply(tf, images, mode);
    for (InvertedResidual block : blocks) {
      Operand<TFloat32> expanded = block.expand(tf, x, mode);
      expansions.add(expanded);
      x = block.finish(tf, x, expanded, mode);
    }
    return List.of(expansions.get(FIRST_MAP), last.apply(tf, x, mode));
  }
}

package neva.detection;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * From a picture to the six feature maps of SSD: two of the backbone, then four that halve the one
 * before.
 */
final class FeatureExtractor {

  private static final int[] DEPTHS = {512, 256, 256, 128};
  private static final int FIRST_NUMBER = 2;

  private final MobileNet backbone;
  private final List<Network> squeezing = new ArrayList<>();
  private final List<Network> halving = new ArrayList<>();

  FeatureExtractor(ExtractorConfig config, Initialization ofBackbone, Initialization ofOthers) {
    backbone = MobileNet.of(config, new NormalizedLayers(config, ofBackbone));
    NormalizedLayers layers = new NormalizedLayers(config, ofOthers);
    for (int i = 0; i < DEPTHS.length; i++) {
      int depth = config.depth(DEPTHS[i]);
      int squeezed = config.depth(DEPTHS[i] / 2);
      String name = backbone.prefix() + "_%d_Conv2d_" + (i + FIRST_NUMBER);
      squeezing.add(layers.convolution(name.formatted(1) + "_1x1_" + squeezed, squeezed, 1, 1));
      String halved = name.formatted(2) + "_3x3_s2_" + depth;
      halving.add(
          config.depthwise()
              ? layers.separable(halved + "_depthwise", halved, depth, 2)
              : layers.convolution(halved, depth, 3, 2));
    }
  }

  /** All parts, in the order of the way through them. */
  List<Network> parts() {
    List<Network> parts = new ArrayList<>(backbone.parts());
    for (int i = 0; i < squeezing.size(); i++) {
      parts.add(squeezing.get(i));
      parts.add(halving.get(i));
    }
    return parts;
  }

  /**
   * Adds the layers to the graph.
   *
   * @param images [b, h, w, 3], from −1 to 1
   * @return six maps [b, h', w', c'], the largest first
   */
  List<Operand<TFloat32>> maps(Ops tf, Operand<TFloat32> images, Mode mode) {
    List<Operand<TFloat32>> maps = new ArrayList<>(backbone.maps(tf, images, mode));
    Operand<TFloat32> x = maps.get(1);
    for (int i = 0; i < squeezing.size(); i++) {
      x = halving.get(i).apply(tf, squeezing.get(i).apply(tf, x, mode), mode);
      maps.add(x);
    }
    return maps;
  }
}

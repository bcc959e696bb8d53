package neva.detection.ssd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neva.io.Text;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.Network;
import neva.network.MobileNet;
import neva.network.NormalizedLayers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * From a picture to the six feature maps of SSD: two of the backbone, then four that halve the one
 * before.
 */
final class FeatureExtractor {

  private static final String SCOPE = "FeatureExtractor/";
  private static final int[] DEPTHS = {512, 256, 256, 128};
  private static final int FIRST_NUMBER = 2;

  private final MobileNet backbone;
  private final List<Network> further = new ArrayList<>();

  FeatureExtractor(ExtractorConfig config, Initialization ofBackbone, Initialization ofOthers) {
    backbone = MobileNet.of(config.backbone(), ofBackbone, SCOPE);
    NormalizedLayers layers = new NormalizedLayers(config.backbone(), ofOthers);
    for (int i = 0; i < DEPTHS.length; i++) {
      String name = backbone.prefix() + "_%d_Conv2d_" + (i + FIRST_NUMBER);
      further.add(halve(layers, config, name, DEPTHS[i]));
    }
  }

  /** A 1×1 convolution to half the depth, then a 3×3 one to half the size. */
  private static Network halve(
      NormalizedLayers layers, ExtractorConfig config, String name, int published) {
    int depth = config.backbone().depth(published);
    int squeezed = config.backbone().depth(published / 2);
    Network squeeze = layers.convolution(Text.format(name, 1) + "_1x1_" + squeezed, squeezed, 1, 1);
    String halved = Text.format(name, 2) + "_3x3_s2_" + depth;
    Network halve =
        config.depthwise()
            ? layers.separable(halved + "_depthwise", halved, depth, 2)
            : layers.convolution(halved, depth, 3, 2);
    return new Network(Stream.concat(squeeze.layers().stream(), halve.layers().stream()).toList());
  }

  MobileNet backbone() {
    return backbone;
  }

  /** What makes each of the maps after those of the backbone. */
  List<Network> further() {
    return further;
  }

  /** All parts, in the order of the way through them. */
  List<Network> parts() {
    return Stream.concat(backbone.parts().stream(), further.stream()).toList();
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
    for (Network each : further) {
      x = each.apply(tf, x, mode);
      maps.add(x);
    }
    return maps;
  }
}

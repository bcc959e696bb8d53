package neva.network;

import java.util.List;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A MobileNet without its classifier, up to the two feature maps that a detector looks at. */
public sealed interface MobileNet permits MobileNetV1, MobileNetV2 {

  /**
   * Makes the layers.
   *
   * @param scope before the names of all layers, such as {@code FeatureExtractor/}, or empty
   */
  static MobileNet of(MobileNetConfig config, Initialization initialization, String scope) {
    NormalizedLayers layers = new NormalizedLayers(config, initialization);
    return switch (config.version()) {
      case MOBILENET_V1 -> new MobileNetV1(config, layers, scope);
      case MOBILENET_V2 -> new MobileNetV2(config, layers, scope);
    };
  }

  /** What the names of further layers begin with: that of the last layer. */
  String prefix();

  /** All parts, in the order of the way through them. */
  List<Network> parts();

  /**
   * Adds the backbone to the graph.
   *
   * @param images [b, h, w, 3], from −1 to 1
   * @return the maps of stride 16 and of stride 32
   */
  List<Operand<TFloat32>> maps(Ops tf, Operand<TFloat32> images, Mode mode);
}

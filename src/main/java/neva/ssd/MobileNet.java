package neva.ssd;

import java.util.List;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The backbone of an SSD, up to the two feature maps that it gives. */
sealed interface MobileNet permits MobileNetV1, MobileNetV2 {

  /** Makes the backbone that {@code config} asks for. */
  static MobileNet of(ExtractorConfig config, NormalizedLayers layers) {
    return switch (config.backbone()) {
      case MOBILENET_V1 -> new MobileNetV1(config, layers);
      case MOBILENET_V2 -> new MobileNetV2(config, layers);
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

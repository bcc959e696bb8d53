package neva.detection.ssd;

import java.util.Objects;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;

/**
 * How a picture becomes feature maps.
 *
 * @param backbone the network of the first two maps
 * @param depthwise whether the 3×3 convolutions of the other maps are depthwise ones
 */
public record ExtractorConfig(MobileNetConfig backbone, boolean depthwise) {

  /** As the published detectors have it: full width, slow moving averages. */
  static ExtractorConfig published(MobileNetVersion version, boolean depthwise) {
    return new ExtractorConfig(MobileNetConfig.published(version), depthwise);
  }

  public ExtractorConfig {
    Objects.requireNonNull(backbone, "backbone");
  }

  /** The same on another backbone. */
  public ExtractorConfig withBackbone(MobileNetConfig other) {
    return new ExtractorConfig(other, depthwise);
  }
}

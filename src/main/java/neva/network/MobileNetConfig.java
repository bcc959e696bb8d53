package neva.network;

import java.util.Objects;
import neva.io.BadInputException;
import neva.io.Records;

/**
 * A MobileNet.
 *
 * @param version which of them
 * @param depthMultiplier factor on the channels of all layers, 1 for the published width
 * @param minDepth fewest channels of a layer
 * @param normMomentum share of the old moving averages that batch normalisation keeps at each step
 * @param normEpsilon added to the variance
 */
public record MobileNetConfig(
    MobileNetVersion version,
    double depthMultiplier,
    int minDepth,
    double normMomentum,
    double normEpsilon) {

  public MobileNetConfig {
    Objects.requireNonNull(version, "version");
    if (!(depthMultiplier > 0) || minDepth < 1) {
      throw new BadInputException(
          "depthMultiplier and minDepth must be positive, found %s and %d"
              .formatted(depthMultiplier, minDepth));
    }
    if (!(normMomentum >= 0 && normMomentum < 1 && normEpsilon > 0)) {
      throw new BadInputException(
          "normMomentum must be at least 0 and below 1 and normEpsilon positive, found %s and %s"
              .formatted(normMomentum, normEpsilon));
    }
  }

  /** At full width and with slow moving averages, as the published weights were trained. */
  public static MobileNetConfig published(MobileNetVersion version) {
    return new MobileNetConfig(version, 1, 16, 0.9997, 0.001);
  }

  /** The same with another factor on the channels. */
  public MobileNetConfig withDepthMultiplier(double multiplier) {
    return Records.with(this, "depthMultiplier", multiplier);
  }

  /** The same with another number of channels that each layer has at least. */
  public MobileNetConfig withMinDepth(int minDepth) {
    return Records.with(this, "minDepth", minDepth);
  }

  /** The same with other moving averages in batch normalisation. */
  public MobileNetConfig withNormMomentum(double momentum) {
    return Records.with(this, "normMomentum", momentum);
  }

  /** Channels of a layer that has {@code published} ones at the published width. */
  public int depth(int published) {
    return Math.max((int) (published * depthMultiplier), minDepth);
  }

  /** The same for MobileNet v2: a multiple of 8, and not below nine tenths. */
  int depthBy8(int published) {
    double wanted = published * depthMultiplier;
    int rounded = Math.max(minDepth, (int) (wanted + 4) / 8 * 8);
    return rounded < 0.9 * wanted ? rounded + 8 : rounded;
  }
}

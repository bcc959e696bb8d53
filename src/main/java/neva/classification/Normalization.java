package neva.classification;

import java.util.Optional;
import neva.layer.Layer;

/** What is done to the pixels of an image, which are in [0, 1], before the first convolution. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Each image by itself is brought to mean 0 and variance 1. */
  IMAGE,
  /** Each channel gets mean 0 and variance 1 over the training set. */
  CHANNEL,
  /** No two pixels are correlated over the training set: zero-phase component analysis. */
  ZCA;

  private static final String NAME = "input";

  /** The layer that does it, the first of the network. */
  Optional<Layer> layer() {
    return switch (this) {
      case NONE -> Optional.empty();
      case IMAGE -> Optional.of(new ImageStandardization(NAME));
      case CHANNEL -> Optional.of(new ChannelStandardization(NAME));
      case ZCA -> Optional.of(new ZcaWhitening(NAME));
    };
  }
}

package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neva.io.BadInputException;
import neva.plot.Sheet;
import neva.plot.SignedScale;

/**
 * The kernels of convolutions for one of their input channels.
 *
 * @param convolutions of a network, in their order
 * @param channel of the input, from 0
 */
record Filters(List<ConvolutionLayer> convolutions, int channel) {

  private static final int SIDE = 60;
  private static final int BAR = 240;

  /**
   * @throws BadInputException when there are convolutions and none has the channel
   */
  Filters {
    if (!convolutions.isEmpty()) {
      requireChannel(convolutions, channel);
    }
  }

  private static void requireChannel(List<ConvolutionLayer> convolutions, int channel) {
    ConvolutionLayer widest =
        Collections.max(convolutions, Comparator.comparingInt(ConvolutionLayer::inputChannels));
    if (channel < 0 || channel >= widest.inputChannels()) {
      throw new BadInputException(
          "Expected an input channel from 0 to %d but found %d: the widest input, that of %s, has %d."
              .formatted(
                  widest.inputChannels() - 1, channel, widest.name(), widest.inputChannels()));
    }
  }

  /** The convolutions that have the channel. */
  List<ConvolutionLayer> shown() {
    return convolutions.stream().filter(layer -> channel < layer.inputChannels()).toList();
  }

  /** Which convolutions do not have it, as a sentence. */
  Optional<String> leftOut() {
    List<String> without =
        convolutions.stream()
            .filter(layer -> channel >= layer.inputChannels())
            .map(layer -> "%s (%d)".formatted(layer.name(), layer.inputChannels()))
            .toList();
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Layers with too few channels for the filters of input channel %d are left out: %s."
                .formatted(channel, String.join(", ", without)));
  }

  /**
   * All filters of a layer on one scale.
   *
   * @param values of its kernels, [k, k, c, filters]
   */
  BufferedImage figure(ConvolutionLayer layer, float[] values) {
    List<float[][]> filters = layer.filters(values, channel);
    SignedScale scale = SignedScale.of(filters);
    return new Sheet("Filters of %s for input channel %d".formatted(layer.name(), channel))
        .line(
            "%d kernels of %d×%d; red positive, blue negative, on one scale"
                .formatted(filters.size(), layer.side(), layer.side()))
        .part(scale.grid(filters, SIDE).image())
        .part(scale.bar(BAR))
        .image();
  }
}

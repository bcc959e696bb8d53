package neva.explanation;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    int most = convolutions.stream().mapToInt(ConvolutionLayer::inputChannels).max().orElse(0);
    if (!convolutions.isEmpty() && (channel < 0 || channel >= most)) {
      throw new BadInputException(
          "Expected an input channel from 0 to %d but found %d: there is %s."
              .formatted(most - 1, channel, channels(convolutions)));
    }
  }

  /** The convolutions that have the channel. */
  List<ConvolutionLayer> shown() {
    return convolutions.stream().filter(layer -> channel < layer.inputChannels()).toList();
  }

  /** Which convolutions do not have it, as a sentence. */
  Optional<String> leftOut() {
    List<ConvolutionLayer> without =
        convolutions.stream().filter(layer -> channel >= layer.inputChannels()).toList();
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Filters for input channel %d are left out where it is not: in %s."
                .formatted(channel, channels(without)));
  }

  /** Such as: conv_1 with 3 channels, conv_2, conv_3 with 64 channels. */
  private static String channels(List<ConvolutionLayer> layers) {
    Map<Integer, List<String>> names =
        layers.stream()
            .collect(
                Collectors.groupingBy(
                    ConvolutionLayer::inputChannels,
                    LinkedHashMap::new,
                    Collectors.mapping(ConvolutionLayer::name, Collectors.toList())));
    return names.entrySet().stream()
        .map(e -> "%s with %d".formatted(String.join(", ", e.getValue()), e.getKey()))
        .collect(Collectors.joining("; "));
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

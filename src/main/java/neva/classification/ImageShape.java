package neva.classification;

import java.io.IOException;
import neva.dataset.ImageSet;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.io.Text;

/**
 * The size of the images that a classifier takes.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param channels 3 for red, green, blue; 1 for grey
 */
record ImageShape(int height, int width, int channels) {

  static ImageShape of(ImageSet images) throws IOException {
    return new ImageShape(images.height(), images.width(), images.channels());
  }

  /** Checks that windows fit and that they show most of an image. */
  void requireRoomFor(InputConfig input) {
    if (input.cropHeight() > height || input.cropWidth() > width) {
      throw new BadInputException(
          "Expected images as large as the windows that the network sees, %s pixels, but found %dx%d: give larger images, or take the windows of ClassifierConfig.of(network, data)."
              .formatted(input.window(), height, width),
          Hint.OTHER_NETWORK);
    }
    double share = (double) input.cropHeight() * input.cropWidth() / (height * width);
    if (share < 0.5) {
      throw new BadInputException(
          Text.format(
              "Expected windows that show at least half of an image but those of %s pixels show %.0f%% of %dx%d: take the windows of ClassifierConfig.of(network, data), or give smaller images.",
              input.window(), 100 * share, height, width),
          Hint.OTHER_NETWORK);
    }
  }

  void requireSame(ImageShape found) {
    if (!equals(found)) {
      throw new BadInputException(
          "Expected images of %s but found %s: take such images, or train on these."
              .formatted(this, found));
    }
  }

  int bytes() {
    return height * width * channels;
  }

  @Override
  public String toString() {
    return "%dx%d pixels in %s".formatted(height, width, channels == 1 ? "grey" : "colour");
  }
}

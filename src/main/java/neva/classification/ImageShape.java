package neva.classification;

import java.io.IOException;
import neva.dataset.ImageSet;
import neva.io.BadInputException;

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

  /** Checks that a square window fits. */
  void requireRoomFor(int crop) {
    if (crop > Math.min(height, width)) {
      throw new BadInputException(
          "Expected images as large as the windows of the recipe, %dx%d pixels, but found %dx%d: give larger ones, or take another --preset, --network or crop."
              .formatted(crop, crop, height, width));
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

package neva.distortion;

import neva.io.BadInputException;
import neva.io.Check;
import org.tensorflow.ndarray.Shape;

/** The checks of shapes and ranges in this package. */
final class ImageBounds {

  private ImageBounds() {}

  static void images(Shape shape) {
    if (shape.numDimensions() != 4 || shape.get(1) < 0 || shape.get(2) < 0 || shape.get(3) < 0) {
      throw new BadInputException(
          "images must be [batch, height, width, channels] with known height, width and channels,"
              + " found shape %s".formatted(shape));
    }
  }

  static void notBelow(String name, float value, String lowName, float low) {
    if (!(value >= low && Float.isFinite(value))) {
      throw new BadInputException(
          "%s must be %s (%s) or more, found %s".formatted(name, lowName, low, value));
    }
  }

  static void fits(String name, int crop, String imageName, int image) {
    Check.positive(name, crop);
    if (crop > image) {
      throw new BadInputException(
          "%s must be at most %s (%d), found %d".formatted(name, imageName, image, crop));
    }
  }
}

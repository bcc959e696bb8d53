package neva.distortion;

import neva.io.BadInputException;
import org.tensorflow.ndarray.Shape;

/** The checks of the records in this room. */
final class Check {

  private Check() {}

  static void images(Shape shape) {
    if (shape.numDimensions() != 4 || shape.get(1) < 0 || shape.get(2) < 0 || shape.get(3) < 0) {
      throw new BadInputException(
          "images must be [batch, height, width, channels] with known height, width and channels,"
              + " found shape %s".formatted(shape));
    }
  }

  static void between(String name, float value, float low, float high) {
    if (!(value >= low && value <= high)) {
      throw new BadInputException(
          "%s must be between %s and %s, found %s".formatted(name, low, high, value));
    }
  }

  static void notNegative(String name, float value) {
    if (!(value >= 0 && Float.isFinite(value))) {
      throw new BadInputException("%s must be 0 or more, found %s".formatted(name, value));
    }
  }

  static void notNegative(String name, int value) {
    if (value < 0) {
      throw new BadInputException("%s must be 0 or more, found %d".formatted(name, value));
    }
  }

  static void notBelow(String name, float value, String lowName, float low) {
    if (!(value >= low && Float.isFinite(value))) {
      throw new BadInputException(
          "%s must be %s (%s) or more, found %s".formatted(name, lowName, low, value));
    }
  }

  static void positive(String name, int value) {
    if (value <= 0) {
      throw new BadInputException("%s must be positive, found %d".formatted(name, value));
    }
  }

  static void fits(String name, int crop, String imageName, int image) {
    positive(name, crop);
    if (crop > image) {
      throw new BadInputException(
          "%s must be at most %s (%d), found %d".formatted(name, imageName, image, crop));
    }
  }
}

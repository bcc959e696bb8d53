package neva.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import neva.distortion.ColorDistortion;
import neva.distortion.Distortion;
import neva.distortion.RandomRotation;
import neva.distortion.RandomVerticalFlip;
import neva.io.BadInputException;

/**
 * How a classifier sees its images.
 *
 * @param crop side of the square that the network sees, in pixels: a random window of the image in
 *     training, its centre otherwise
 * @param border black pixels around the image in training, so that a window may reach past it
 * @param flip which mirror images training makes
 * @param rotation largest turn of a window in training, in degrees, 0 for none
 * @param colorDistortion random colour changes in training, or null for none
 * @param preparation of the values in [0, 1] for the first layer
 */
public record InputConfig(
    int crop,
    int border,
    Flip flip,
    float rotation,
    @JsonInclude(JsonInclude.Include.ALWAYS) ColorDistortion colorDistortion,
    Normalization preparation) {

  private static final int LEAST_CROP = 4;

  public InputConfig {
    Objects.requireNonNull(flip, "flip");
    Objects.requireNonNull(preparation, "preparation");
    if (crop < LEAST_CROP) {
      throw new BadInputException(
          "crop must be at least %d pixels, found %d: give larger images."
              .formatted(LEAST_CROP, crop));
    }
    if (border < 0) {
      throw new BadInputException("border must be 0 or more pixels, found " + border);
    }
    if (!(rotation >= 0 && rotation <= 180)) {
      throw new BadInputException("rotation must be between 0 and 180 degrees, found " + rotation);
    }
  }

  /** The same without mirroring, turning and recolouring. */
  public InputConfig plain() {
    return new InputConfig(crop, border, Flip.NONE, 0, null, preparation);
  }

  /** The same with other mirror images. */
  public InputConfig withFlip(Flip other) {
    return new InputConfig(crop, border, other, rotation, colorDistortion, preparation);
  }

  /** The same with turns of at most so many degrees. */
  public InputConfig withRotation(float degrees) {
    return new InputConfig(crop, border, flip, degrees, colorDistortion, preparation);
  }

  /** The same with another preparation. */
  public InputConfig withPreparation(Normalization other) {
    return new InputConfig(crop, border, flip, rotation, colorDistortion, other);
  }

  /** The same with a window that is not larger than images of this side. */
  public InputConfig fitting(int side) {
    return new InputConfig(
        Math.min(crop, side), border, flip, rotation, colorDistortion, preparation);
  }

  /** What training does to its windows, which are mirrored left to right already. */
  List<Distortion> distortions() {
    List<Distortion> distortions = new ArrayList<>();
    if (flip == Flip.BOTH) {
      distortions.add(new RandomVerticalFlip());
    }
    if (rotation > 0) {
      distortions.add(new RandomRotation(rotation));
    }
    if (colorDistortion != null) {
      distortions.add(colorDistortion);
    }
    return distortions;
  }
}

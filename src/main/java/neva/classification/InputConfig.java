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
import neva.io.Check;
import neva.io.Records;

/**
 * How a classifier sees its images: a random window of the image in training, its centre otherwise.
 *
 * @param cropHeight of the window that the network sees, in pixels
 * @param cropWidth of the window that the network sees, in pixels
 * @param border black pixels around the image in training, so that a window may reach past it
 * @param flip which mirror images training makes
 * @param rotation largest turn of a window in training, in degrees, 0 for none
 * @param colorDistortion random colour changes in training, or null for none
 * @param distortions what else training does to its windows, in this order, after all the above;
 *     each leaves their size as it is
 * @param normalization of the values in [0, 1] for the first layer
 */
public record InputConfig(
    int cropHeight,
    int cropWidth,
    int border,
    Flip flip,
    float rotation,
    @JsonInclude(JsonInclude.Include.ALWAYS) ColorDistortion colorDistortion,
    List<Distortion> distortions,
    Normalization normalization) {

  private static final int LEAST_CROP = 4;

  public InputConfig {
    Objects.requireNonNull(flip, "flip");
    Objects.requireNonNull(normalization, "normalization");
    distortions = List.copyOf(distortions);
    int crop = Math.min(cropHeight, cropWidth);
    if (crop < LEAST_CROP) {
      throw new BadInputException(
          "crop must be at least %d pixels, found %d: give larger images."
              .formatted(LEAST_CROP, crop));
    }
    Check.notNegative("border", border);
    Check.between("rotation", rotation, 0, 180);
  }

  /** Windows of this size that nothing is done to. */
  public static InputConfig of(int cropHeight, int cropWidth) {
    return new InputConfig(
        cropHeight, cropWidth, 0, Flip.NONE, 0, null, List.of(), Normalization.NONE);
  }

  /** The same without mirroring, turning, recolouring and what else training does at random. */
  public InputConfig plain() {
    return withFlip(Flip.NONE).withRotation(0).withColorDistortion(null).withDistortions(List.of());
  }

  /** The same with windows of another size. */
  public InputConfig withCrop(int height, int width) {
    return Records.with(Records.with(this, "cropHeight", height), "cropWidth", width);
  }

  /** The same with another border. */
  public InputConfig withBorder(int border) {
    return Records.with(this, "border", border);
  }

  /** The same with other mirror images. */
  public InputConfig withFlip(Flip flip) {
    return Records.with(this, "flip", flip);
  }

  /** The same with turns of at most so many degrees. */
  public InputConfig withRotation(float degrees) {
    return Records.with(this, "rotation", degrees);
  }

  /** The same with other colour changes, null for none. */
  public InputConfig withColorDistortion(ColorDistortion colors) {
    return Records.with(this, "colorDistortion", colors);
  }

  /** The same with these distortions after the others. */
  public InputConfig withDistortions(List<Distortion> distortions) {
    return Records.with(this, "distortions", distortions);
  }

  /** The same with another normalization. */
  public InputConfig withNormalization(Normalization normalization) {
    return Records.with(this, "normalization", normalization);
  }

  /** What training does to its windows, which are mirrored left to right already. */
  List<Distortion> afterCrop() {
    List<Distortion> all = new ArrayList<>();
    if (flip == Flip.BOTH) {
      all.add(new RandomVerticalFlip());
    }
    if (rotation > 0) {
      all.add(new RandomRotation(rotation));
    }
    if (colorDistortion != null) {
      all.add(colorDistortion);
    }
    all.addAll(distortions);
    return all;
  }

  /** Such as {@code 24x24}: what the network sees of an image. */
  String window() {
    return cropHeight + "x" + cropWidth;
  }
}

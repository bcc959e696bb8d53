package neva.dataset;

import java.util.List;
import neva.io.BadInputException;

/**
 * A training part, from which a validation share may be held out, and a test part, which only an
 * evaluation looks at.
 *
 * @param source where the images came from, as a person would name it: {@code cifar10:data}
 * @param mirrored whether the mirror image of an image is one of its class, as of a frog, but not
 *     of a digit
 * @param chosen the names by which {@link #withClasses} chose the classes; none where nobody chose
 * @throws IllegalArgumentException when the parts differ in image size or class names
 */
public record ImageData(
    LabeledImages train, LabeledImages test, String source, boolean mirrored, List<String> chosen) {

  /** Of a set without a test part of its own. */
  static final double TEST_SHARE = 0.1;

  private static final long TEST_SEED = 0;

  public ImageData {
    chosen = List.copyOf(chosen);
    if (!shape(train).equals(shape(test))) {
      throw new IllegalArgumentException(
          "test must have images of " + shape(train) + ", found " + shape(test));
    }
    if (!train.classNames().equals(test.classNames())) {
      throw new IllegalArgumentException(
          "test must have the classes " + train.classNames() + ", found " + test.classNames());
    }
  }

  /** A set with all its classes. */
  public ImageData(LabeledImages train, LabeledImages test, String source, boolean mirrored) {
    this(train, test, source, mirrored, List.of());
  }

  /**
   * A set that comes in one part: a share of every class, at least one image of two or more,
   * becomes the test part, always the same.
   *
   * @param share from 0 to less than 1
   */
  static ImageData divided(LabeledImages all, double share, String source, boolean mirrored) {
    LabeledImages.Split split = all.split(share, TEST_SEED);
    return new ImageData(split.training(), split.validation(), source, mirrored);
  }

  /** The names of the classes, in the order of the labels. */
  public List<String> classNames() {
    return train.classNames();
  }

  /**
   * The images of some classes alone, with labels that index {@code names}.
   *
   * @param names two or more of {@link #classNames()}, in any order
   * @throws BadInputException when one of them is no class, which suggests the nearest, or is there
   *     twice, or there are fewer than two
   */
  public ImageData withClasses(List<String> names) {
    ClassChoice.check(names, classNames(), source);
    return new ImageData(
        train.withClasses(names), test.withClasses(names), source, mirrored, names);
  }

  /** SHA-256, in hexadecimal, over the {@linkplain LabeledImages#fingerprint parts}. */
  public String fingerprint() {
    return new Fingerprint().add(List.of(train.fingerprint(), test.fingerprint())).hex();
  }

  private static String shape(LabeledImages images) {
    return images.height() + "x" + images.width() + "x" + images.channels();
  }
}

package neva.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Fingerprint;
import neva.io.Records;
import neva.io.Text;

/**
 * Images in three parts: what is trained on; what chooses, such as the best checkpoint; what is
 * measured once, at the end. Of a set in memory:
 *
 * <pre>{@code
 * ImageData data = ImageData.of(train).withTest(test).withFlippable(true);
 * }</pre>
 *
 * @param train one or more images
 * @param validation may be empty: then a share of the training set is held out in its place, see
 *     {@link #holdOut}
 * @param test may be empty
 * @param source where the images came from, as a person would name it: {@code cifar10:data}
 * @param flippable whether an image that is flipped left to right is still one of its class: true
 *     of frogs, not of digits
 * @param chosen the names by which {@link #withClasses} chose the classes; none where nobody chose
 */
public record ImageData(
    ImageSet train,
    ImageSet validation,
    ImageSet test,
    String source,
    boolean flippable,
    List<String> chosen) {

  /**
   * @throws BadInputException when there are fewer than two classes, nothing to train on, or the
   *     parts differ in image size or class names
   */
  public ImageData {
    chosen = List.copyOf(chosen);
    if (train.size() == 0 || train.classNames().size() < 2) {
      throw new BadInputException(
          "Expected training images of two or more classes but was %d of the classes %s in %s."
              .formatted(train.size(), train.classNames(), source));
    }
    validation = fitting(Part.VALIDATION, validation, train, source);
    test = fitting(Part.TEST, test, train, source);
  }

  /** Images to train on alone, not to be flipped: neither validation nor test set. */
  public static ImageData of(ImageSet train) {
    ImageSet none = train.subset(new int[0]);
    return new ImageData(train, none, none, "memory", false, List.of());
  }

  private static ImageSet fitting(Part part, ImageSet images, ImageSet train, String source) {
    if (!train.classNames().equals(images.classNames())) {
      throw new BadInputException(
          "Expected %s images of the classes %s, as those to train on, but was %s in %s."
              .formatted(part.word(), train.classNames(), images.classNames(), source));
    }
    if (images.size() == 0) {
      return train.subset(new int[0]); // which knows the size of an image
    }
    if (!size(images).equals(size(train))) {
      throw new BadInputException(
          "Expected %s images of %s, as those to train on, but was %s in %s."
              .formatted(part.word(), size(train), size(images), source));
    }
    return images;
  }

  private static String size(ImageSet images) {
    try {
      return Example.size(images.height(), images.width(), images.channels());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with another validation set. */
  public ImageData withValidation(ImageSet images) {
    return Records.with(this, "validation", images);
  }

  /** The same with another test set. */
  public ImageData withTest(ImageSet images) {
    return Records.with(this, "test", images);
  }

  /** The same from elsewhere. */
  public ImageData withSource(String other) {
    return Records.with(this, "source", other);
  }

  /** The same, where flipped images are or are not of their class. */
  public ImageData withFlippable(boolean keepsClass) {
    return Records.with(this, "flippable", keepsClass);
  }

  /** The names of the classes, in the order of the labels. */
  public List<String> classNames() {
    return train.classNames();
  }

  /** The images of one part. */
  public ImageSet part(Part part) {
    return switch (part) {
      case TRAINING -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /**
   * The part that tells how good a classifier is: the test set; where there is none and a
   * validation set is there, that one, though it chose the checkpoint.
   */
  public Part measured() {
    return test.size() == 0 && validation.size() > 0 ? Part.VALIDATION : Part.TEST;
  }

  /**
   * The images of some classes alone, with labels that index {@code names}.
   *
   * @param names two or more of {@link #classNames()}, in any order
   * @throws BadInputException when one of them is no class, which suggests the nearest, or is there
   *     twice, or there are fewer than two
   */
  public ImageData withClasses(List<String> names) throws IOException {
    ClassChoice.check(names, classNames(), source);
    return new ImageData(
        train.withClasses(names),
        validation.withClasses(names),
        test.withClasses(names),
        source,
        flippable,
        names);
  }

  /**
   * The same with a validation set: the one that there is, otherwise a share of every class of the
   * training set, see {@link ImageSet#split}. The test set is not touched.
   *
   * @param share at least 0 and below 1; 0 for no validation set
   * @param seed which images are held out
   * @throws BadInputException when all training images are of one class
   */
  public ImageData holdOut(double share, long seed) throws IOException {
    int[] labels = train.labels();
    if (Arrays.stream(labels).distinct().count() < 2) {
      throw new BadInputException(
          Text.format(
              "Expected training images of two or more classes but all %,d are of %s in %s: add images of another.",
              labels.length, classNames().get(labels[0]), source));
    }
    if (validation.size() > 0) {
      return this;
    }
    ImageSet.Split split = train.split(share, seed);
    return new ImageData(split.training(), split.heldOut(), test, source, flippable, chosen);
  }

  /**
   * How many images {@link #holdOut} leaves to train on.
   *
   * @param share at least 0 and below 1
   */
  public int trainingSize(double share) throws IOException {
    if (validation.size() > 0) {
      return train.size();
    }
    boolean[] held = StratifiedChoice.of(train.labels(), classNames().size(), share, 0);
    return StratifiedChoice.where(held, false).length;
  }

  /** SHA-256, in hexadecimal, over the {@linkplain ImageSet#fingerprint parts}. */
  public String fingerprint() throws IOException {
    List<String> parts = new ArrayList<>(List.of(train.fingerprint(), test.fingerprint()));
    if (validation.size() > 0) {
      parts.add(validation.fingerprint());
    }
    return new Fingerprint().add(parts).hex();
  }
}

package neva.dataset;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes data of the parts that files name, or of one that has to be divided. */
final class Partition {

  /** Of a set without a test set of its own. */
  private static final double TEST_SHARE = 0.1;

  private static final long TEST_SEED = 0;
  private static final long MOST_LOADED = 1L << 30;

  private Partition() {}

  /**
   * A set that comes in one part: a share of every class, at least one image of two or more,
   * becomes the test set, always the same.
   *
   * @param share at least 0 and below 1
   */
  static ImageData divided(ImageSet all, double share) throws IOException {
    ImageSet.Split split = all.split(share, TEST_SEED);
    return ImageData.of(split.training()).withTest(split.heldOut());
  }

  /** A tenth of every class becomes the test set. */
  static ImageData divided(ImageSet all) throws IOException {
    return divided(all, TEST_SHARE);
  }

  /**
   * A set whose parts are given; a sentence says what takes the place of a test set.
   *
   * @param parts among them a training set
   * @param where they are, for messages
   */
  static ImageData of(Map<Part, ImageSet> parts, Object where, Consumer<String> warning)
      throws IOException {
    ImageSet train = parts.get(Part.TRAINING);
    if (parts.keySet().equals(Set.of(Part.TRAINING))) {
      warning.accept(
          "Found no test set in %s: a tenth of every class of the training set takes its place."
              .formatted(where));
      return divided(train);
    }
    if (!parts.containsKey(Part.TEST)) {
      warning.accept(
          "Found no test set in %s: the accuracy on the validation set, which also chooses the checkpoint, is slightly optimistic. Add a test set for an unbiased figure."
              .formatted(where));
    }
    ImageSet none = train.subset(new int[0]);
    return ImageData.of(train)
        .withSource(where.toString())
        .withValidation(parts.getOrDefault(Part.VALIDATION, none))
        .withTest(parts.getOrDefault(Part.TEST, none));
  }

  /** The same data in memory, where the images take at most 1 GB together. */
  static ImageData loaded(ImageData data) throws IOException {
    long bytes = data.train().bytes() + data.validation().bytes() + data.test().bytes();
    return bytes > MOST_LOADED
        ? data
        : new ImageData(
            data.train().inMemory(),
            data.validation().inMemory(),
            data.test().inMemory(),
            data.source(),
            data.flippable(),
            data.chosen());
  }
}

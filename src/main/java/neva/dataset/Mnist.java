package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neva.io.BadInputException;
import neva.io.Text;

/**
 * Reads MNIST, grey handwritten digits of 28×28, and Fashion-MNIST, grey pictures of clothes of the
 * same size: 60,000 images to train and 10,000 to test, in ten classes each.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database</a>
 * @see <a href="https://github.com/zalandoresearch/fashion-mnist">Fashion-MNIST</a>
 */
public final class Mnist {

  private static final int SIDE = 28;
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final double TEST_SHARE = 0.2;

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  private static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private final String kind;
  private final Path folder;
  private final List<String> names;

  private Mnist(String kind, Path dir, List<String> names) {
    this.kind = kind;
    this.folder = Files.isDirectory(dir.resolve(kind)) ? dir.resolve(kind) : dir;
    this.names = names;
  }

  /**
   * Reads the digits, whose classes are {@code 0} to {@code 9}.
   *
   * @param dir the folder of {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte},
   *     {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with or without
   *     {@code .gz}, or the one that holds it as {@code mnist}. Where only the last two are there,
   *     a fifth of every class of them is the test set, always the same, and the rest is trained
   *     on.
   * @param warning is told of that in a sentence
   * @throws BadInputException when a file is missing or damaged, or images and labels do not fit
   * @throws IOException when reading fails
   */
  public static ImageData read(Path dir, Consumer<String> warning) throws IOException {
    return new Mnist("mnist", dir, DIGITS).read("mnist:" + dir, false, warning);
  }

  /** Reads the clothes, as {@link #read} does; the folder inside is {@code fashion-mnist}. */
  public static ImageData readFashion(Path dir, Consumer<String> warning) throws IOException {
    return new Mnist("fashion-mnist", dir, CLOTHES).read("fashion-mnist:" + dir, true, warning);
  }

  private ImageData read(String source, boolean flippable, Consumer<String> warning)
      throws IOException {
    LabeledImages test = part(TEST);
    if (has(TRAIN + IMAGES) || has(TRAIN + LABELS)) {
      return ImageData.of(part(TRAIN)).withTest(test).withSource(source).withFlippable(flippable);
    }
    ImageData divided =
        Partition.divided(test, TEST_SHARE).withSource(source).withFlippable(flippable);
    warning.accept(
        Text.format(
            "Found no %s%s in %s: %,d images of its test files are trained on and the other %,d are"
                + " the test set; neva data download %s fetches the whole set.",
            TRAIN, IMAGES, folder, divided.train().size(), divided.test().size(), kind));
    return divided;
  }

  private LabeledImages part(String part) throws IOException {
    IdxFile images = IdxFile.read(file(part + IMAGES), 3);
    IdxFile labels = IdxFile.read(file(part + LABELS), 1);
    checkSizes(images, labels);
    return new LabeledImages(SIDE, SIDE, 1, images.values(), classes(labels), names);
  }

  private boolean has(String name) {
    return candidates(name).anyMatch(Files::isRegularFile);
  }

  private Path file(String name) {
    return candidates(name)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    ("Expected %s or %s.gz in %s but found neither."
                            + " Fetch it with neva data download %s.")
                        .formatted(name, name, folder, kind)));
  }

  private Stream<Path> candidates(String name) {
    return Stream.of(folder.resolve(name), folder.resolve(name + ".gz"));
  }

  private static void checkSizes(IdxFile images, IdxFile labels) {
    int[] sizes = images.sizes();
    if (sizes[1] != SIDE || sizes[2] != SIDE) {
      throw new BadInputException(
          "Expected images of 28×28 but was %d×%d in %s. Give the files of MNIST's form."
              .formatted(sizes[1], sizes[2], images.file()));
    }
    if (sizes[0] == 0 || sizes[0] != labels.sizes()[0]) {
      throw new BadInputException(
          Text.format(
              "Expected a label for each image but was %,d images in %s and %,d labels in %s. %s",
              sizes[0],
              images.file(),
              labels.sizes()[0],
              labels.file(),
              "Give the two files of one set."));
    }
  }

  private int[] classes(IdxFile labels) {
    byte[] values = labels.values();
    int[] classes = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      classes[i] = values[i] & 0xff;
      if (classes[i] >= names.size()) {
        throw new BadInputException(
            "Expected a label from 0 to 9 but was %d at %s, label %d. Fetch the file again."
                .formatted(classes[i], labels.file(), i));
      }
    }
    return classes;
  }
}

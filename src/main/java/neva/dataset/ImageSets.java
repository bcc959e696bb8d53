package neva.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** The image sets that can be named in one word or path, as the command line does. */
public final class ImageSets {

  private static final int SIDE = 32;
  private static final int SHAPES_TRAIN = 10_000;
  private static final int SHAPES_TEST = 2_000;
  private static final long SHAPES_SEED = 1;

  private ImageSets() {}

  /**
   * Reads a set.
   *
   * @param spec {@code shapes}, or one of {@code cifar10}, {@code cifar100}, {@code mnist}, {@code
   *     fashion-mnist}, {@code folder} and {@code csv} with the path of its files: {@code
   *     mnist:data}
   * @param classes that are taken, in the order of their labels; none for all
   * @param warning is told of what is passed over
   * @throws BadInputException when there is no such kind or class, or the set cannot be used
   */
  public static ImageData read(String spec, List<String> classes, Consumer<String> warning)
      throws IOException {
    String[] parts = spec.split(":", 2);
    if (parts[0].equals("cifar100")) {
      return Cifar100.read(path(parts), classes);
    }
    ImageData all =
        switch (parts[0]) {
          case "shapes" -> shapes(parts);
          case "cifar10" -> Cifar10.read(path(parts));
          case "mnist" -> Mnist.read(path(parts), warning);
          case "fashion-mnist" -> Mnist.readFashion(path(parts), warning);
          case "folder" -> ImageFolder.read(path(parts), SIDE, SIDE, warning);
          case "csv" -> ImageCsv.read(path(parts), SIDE, SIDE, warning);
          default ->
              throw new BadInputException(
                  ("Expected shapes, or cifar10, cifar100, mnist, fashion-mnist, folder or csv with"
                          + " :PATH as data but found %s.")
                      .formatted(spec));
        };
    return classes.isEmpty() ? all : all.withClasses(classes);
  }

  private static ImageData shapes(String[] parts) {
    if (parts.length > 1) {
      throw new BadInputException(
          "Expected shapes without a path but found %s: write shapes, or folder:%s for pictures."
              .formatted(String.join(":", parts), parts[1]));
    }
    return Shapes.generate(SHAPES_TRAIN, SHAPES_TEST, SHAPES_SEED);
  }

  private static Path path(String[] parts) {
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new BadInputException(
          "Expected the path of the data but found only %s: write %s:PATH."
              .formatted(parts[0], parts[0]));
    }
    return Path.of(parts[1]);
  }
}

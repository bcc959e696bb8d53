package neva.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * Reads CIFAR-100, 60,000 colour images of 32×32 in a hundred classes, from the files of its binary
 * or its Python version. Five classes each make one of twenty coarse classes.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">The CIFAR-100 dataset</a>
 */
public final class Cifar100 {

  private static final CifarSet SET =
      new CifarSet(
          "cifar100",
          "CIFAR-100",
          "cifar-100-binary",
          "cifar-100-python",
          "meta",
          List.of("train"),
          "test",
          // In the order of the bytes of a record.
          List.of(
              new CifarLabels("coarse_labels", "coarse_label_names", "coarse_label_names.txt", 20),
              new CifarLabels("fine_labels", "fine_label_names", "fine_label_names.txt", 100)));

  private Cifar100() {}

  /**
   * Reads both parts.
   *
   * @param dir the folder {@code cifar-100-binary} or {@code cifar-100-python}, or the one that
   *     holds it; where both are there the first is read
   * @param classes names of fine classes, or names of coarse ones, in the order that the labels are
   *     to have; none for all hundred fine classes
   * @throws BadInputException when a file is missing or damaged, a name is no class, which suggests
   *     the nearest, or fine and coarse names are mixed
   * @throws IOException when reading fails
   */
  public static ImageData read(Path dir, List<String> classes) throws IOException {
    String source = "cifar100:" + dir;
    List<ImageData> kinds = CifarFolder.find(dir, SET).read(source);
    return classes.isEmpty() ? kinds.get(1) : choose(kinds.get(0), kinds.get(1), classes);
  }

  private static ImageData choose(ImageData coarse, ImageData fine, List<String> classes)
      throws IOException {
    boolean anyCoarse = classes.stream().anyMatch(coarse.classNames()::contains);
    boolean anyFine = classes.stream().anyMatch(fine.classNames()::contains);
    if (anyCoarse && anyFine) {
      throw new BadInputException(
          "Expected fine classes or coarse classes of %s but found both among %s."
              .formatted(fine.source(), String.join(", ", classes)));
    }
    if (!anyCoarse && !anyFine) {
      List<String> all =
          Stream.concat(fine.classNames().stream(), coarse.classNames().stream()).toList();
      throw ClassChoice.unknown(classes.get(0), all, fine.source());
    }
    return (anyCoarse ? coarse : fine).withClasses(classes);
  }
}

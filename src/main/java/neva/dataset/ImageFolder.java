package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * Reads a folder of pictures that has a folder for every class, which may stand in folders of
 * groups:
 *
 * <pre>
 * animals/cat/1.jpg        or   animals/train/cat/1.jpg        or   animals/pet/cat/1.jpg
 * animals/dog/a.png             animals/train/dog/a.png             animals/pet/dog/a.png
 *                               animals/test/cat/2.jpg …            animals/wild/wolf/b.png …
 * </pre>
 *
 * <p>A class is the folder that holds the pictures. It has the name of that folder; where two
 * groups have a class of the same name, their classes are named {@code group/class}.
 *
 * <p>A file {@code split.csv} in the folder fixes what is read: the column {@code path} names the
 * pictures, the column {@code part} says {@code train} or {@code test}, and a column {@code label}
 * the class, if it is another one than the folder of the picture.
 *
 * <p>PNG, JPEG, GIF, BMP and TIFF of any size are read, grey, CMYK and transparent ones too; what
 * shows through is white. A picture is cropped around its middle to the proportions asked for, then
 * scaled.
 */
public final class ImageFolder {

  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final Set<String> PARTS = Set.of(TRAIN, TEST);
  private static final String SPLIT = "split.csv";

  private ImageFolder() {}

  /**
   * Reads all pictures; the same folder always gives the same data, in the order of the names.
   * Where {@code train} and {@code test} are in the folder they make the two parts. Otherwise a
   * tenth of every class, at least one picture of two or more, becomes the test part.
   *
   * @param height of the images to make, in pixels
   * @param width of the images to make, in pixels
   * @param warning is told in a sentence of every file and folder that is passed over
   * @throws BadInputException when there is no such folder, fewer than two classes, no picture, a
   *     picture that does not decode, or a {@code split.csv} that does not fit
   * @throws IOException when reading fails
   */
  public static ImageData read(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "height and width must be positive, found %d and %d".formatted(height, width));
    }
    if (!Files.isDirectory(dir)) {
      throw new BadInputException(
          "Expected a folder of pictures but found none at %s. %s"
              .formatted(dir, ClassFolders.REMEDY));
    }
    if (Files.isRegularFile(dir.resolve(SPLIT))) {
      return ImageTable.readList(dir.resolve(SPLIT), height, width).split(source(dir), true);
    }
    boolean parted = Files.isDirectory(dir.resolve(TRAIN)) && Files.isDirectory(dir.resolve(TEST));
    return parted ? parts(dir, height, width, warning) : whole(dir, height, width, warning);
  }

  private static ImageData whole(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    ImageSet all = images(ClassFolders.list(dir, warning), height, width);
    return ImageData.divided(all, ImageData.TEST_SHARE).withSource(source(dir)).withFlippable(true);
  }

  private static ImageData parts(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    warnOfOthers(dir, warning);
    ClassFolders train = ClassFolders.list(dir.resolve(TRAIN), warning);
    ClassFolders test =
        ClassFolders.list(dir.resolve(TEST), warning).relabelled(train, dir.resolve(TEST));
    return ImageData.of(images(train, height, width))
        .withTest(images(test, height, width))
        .withSource(source(dir))
        .withFlippable(true);
  }

  private static void warnOfOthers(Path dir, Consumer<String> warning) throws IOException {
    try (Stream<Path> entries = Files.list(dir)) {
      entries
          .filter(entry -> !PARTS.contains(entry.getFileName().toString()))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(entry -> warning.accept("Skipped " + entry + ": the parts are train and test."));
    }
  }

  private static String source(Path dir) {
    return "folder:" + dir;
  }

  private static ImageSet images(ClassFolders folders, int height, int width) throws IOException {
    return new ImageFiles(folders.files(), folders.labels(), folders.names(), height, width)
        .loaded();
  }
}

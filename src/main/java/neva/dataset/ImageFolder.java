package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * Reads a folder of pictures that has a folder for every class, which may stand in folders of
 * groups:
 *
 * <pre>
 * animals/cat/1.jpg        or   animals/train/cat/1.jpg        or   animals/pet/cat/1.jpg
 * animals/dog/a.png             animals/train/dog/a.png             animals/pet/dog/a.png
 *                               animals/val/cat/3.jpg …             animals/wild/wolf/b.png …
 *                               animals/test/cat/2.jpg …
 * </pre>
 *
 * <p>A class is the folder that holds the pictures. It has the name of that folder; where two
 * groups have a class of the same name, their classes are named {@code group/class}.
 *
 * <p>The parts are recognised by the names of their folders, as {@link Part#ofName} tells. Other
 * names that mention a part are taken for classes with a warning, and two that mention different
 * parts are refused.
 *
 * <p>A file {@code split.csv} in the folder fixes what is read: the column {@code path} names the
 * pictures, the column {@code part} says {@code train}, {@code validation} or {@code test}, and a
 * column {@code label} the class, if it is another one than the folder of the picture.
 *
 * <p>PNG, JPEG, GIF, BMP and TIFF of any size are read, grey, CMYK and transparent ones too; what
 * shows through is white. A picture is cropped around its middle to the proportions asked for, then
 * scaled.
 */
public final class ImageFolder {

  private static final String SPLIT = "split.csv";

  private ImageFolder() {}

  /**
   * Reads all pictures; the same folder always gives the same data, in the order of the names.
   * Without parts a tenth of every class, at least one picture of two or more, becomes the test
   * part; so it is, with a warning, where there is a training set alone. With training and
   * validation sets alone there is no test set, of which a warning tells too.
   *
   * <p>Pictures that together take more than 1 GB as pixels stay in their files, as with {@link
   * #open}.
   *
   * @param height of the images to make, in pixels
   * @param width of the images to make, in pixels
   * @param warning is told in a sentence of every file and folder that is passed over, and of every
   *     doubt
   * @throws BadInputException when there is no such folder, fewer than two classes, no picture, a
   *     picture that does not decode, folders of classes whose names are those of parts, or a
   *     {@code split.csv} that does not fit
   * @throws IOException when reading fails
   */
  public static ImageData read(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    return Partition.loaded(open(dir, height, width, warning));
  }

  /** As {@link #read}, but each picture is decoded when it is asked for, every time anew. */
  public static ImageData open(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    Check.positive("height", height);
    Check.positive("width", width);
    if (!Files.isDirectory(dir)) {
      throw new BadInputException(
          "Expected a folder of pictures but found none at %s. %s"
              .formatted(dir, ClassFolders.REMEDY));
    }
    return images(dir, height, width, warning).withSource("folder:" + dir).withFlippable(true);
  }

  private static ImageData images(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    Path list = dir.resolve(SPLIT);
    if (Files.isRegularFile(list)) {
      return ImageTable.readList(list, height, width, warning).data(warning);
    }
    PartFolders parts = PartFolders.find(dir);
    if (parts.isEmpty()) {
      return Partition.divided(ClassFolders.list(dir, warning).images(height, width));
    }
    parts.tellOthers(warning);
    return Partition.of(images(parts, height, width, warning), dir, warning);
  }

  private static Map<Part, ImageSet> images(
      PartFolders parts, int height, int width, Consumer<String> warning) throws IOException {
    Path trained = parts.inner(Part.TRAINING);
    ClassFolders train = ClassFolders.list(trained, warning);
    Map<Part, ImageSet> images = new EnumMap<>(Part.class);
    images.put(Part.TRAINING, train.images(height, width));
    for (Part part : parts.folders().keySet()) {
      if (part != Part.TRAINING) {
        Path folder = parts.inner(part);
        ClassFolders same = ClassFolders.list(folder, warning).relabelled(train, folder);
        images.put(part, same.images(height, width));
      }
    }
    return images;
  }
}

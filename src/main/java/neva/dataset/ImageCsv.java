package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/**
 * Reads images that a CSV file tells, one a row, with the names of the columns in its first line:
 *
 * <pre>
 * label,pixel0,pixel1,…,pixel783        or   path,symbol_id,latex
 * 7,0,0,…,0                                  hasy-data/v2-00000.png,31,A
 * </pre>
 *
 * <p>The class is the column {@code label}, without it {@code class}, without it {@code latex}.
 * Classes that are numbers come first, by their value, then the others by their names. The column
 * {@code path}, {@code filename} or {@code image} has files of pictures, relative to the CSV file,
 * which are read as {@link ImageFolder} reads them. Without it every pixel has a column, from 0 to
 * 255, row by row of a square image: {@code pixel0} (or {@code pixel1}) and on; a square number of
 * them is a grey image, three times a square number one with red, green and blue interleaved. A
 * column {@code part} with {@code train} and {@code test} fixes the parts. Other columns are passed
 * over.
 */
public final class ImageCsv {

  private static final String TRAIN = "train.csv";
  private static final String TEST = "test.csv";

  private ImageCsv() {}

  /**
   * Reads a file, or a folder with {@code train.csv} and perhaps {@code test.csv}. Without a test
   * file and a column {@code part} a tenth of every class is the test part, always the same; so it
   * is, with a warning, where the test file has no labels, as Kaggle's.
   *
   * @param height of the images to make of pictures, in pixels
   * @param width of the images to make of pictures, in pixels
   * @param warning is told in a sentence of what is passed over
   * @throws BadInputException when a column is missing, a cell is not as it should be, there are
   *     fewer than two classes, or a picture does not decode
   * @throws IOException when reading fails
   */
  public static ImageData read(Path path, int height, int width, Consumer<String> warning)
      throws IOException {
    String source = "csv:" + path;
    if (!Files.isDirectory(path)) {
      return ImageTable.read(path, height, width).split(source, false);
    }
    ImageTable train = ImageTable.read(path.resolve(TRAIN), height, width);
    Path test = path.resolve(TEST);
    if (!Files.exists(test)) {
      return train.split(source, false);
    }
    if (!ImageTable.isLabeled(test)) {
      warning.accept(
          "Skipped %s: it has no labels; the test part comes from %s.".formatted(test, TRAIN));
      return train.split(source, false);
    }
    if (train.isParted()) {
      throw new BadInputException(
          "Expected one test part but found the column part in %s beside %s with labels: take one of them away."
              .formatted(path.resolve(TRAIN), TEST));
    }
    return parts(train, ImageTable.read(test, height, width), source);
  }

  private static ImageData parts(ImageTable train, ImageTable test, String source)
      throws IOException {
    List<String> names = train.names();
    ImageSet training = train.images(names);
    ImageSet testing = test.images(names);
    if (training.height() != testing.height() || training.channels() != testing.channels()) {
      throw new BadInputException(
          "Expected images of one size but was %s in %s and %s in %s of %s."
              .formatted(size(training), TRAIN, size(testing), TEST, source));
    }
    return ImageData.of(training).withTest(testing).withSource(source);
  }

  private static String size(ImageSet images) throws IOException {
    return "%d×%d×%d".formatted(images.height(), images.width(), images.channels());
  }
}

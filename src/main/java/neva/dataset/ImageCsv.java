package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * column {@code part} with {@code train}, {@code validation} and {@code test} fixes the parts.
 * Other columns are passed over.
 */
public final class ImageCsv {

  private ImageCsv() {}

  /**
   * Reads a file, or a folder with one for each part: {@code train.csv}, perhaps {@code
   * validation.csv} and {@code test.csv}, recognised as {@link Part#ofName} tells. Without a test
   * part a tenth of every class takes its place, always the same; so it is, with a warning, where
   * the test file has no labels, as Kaggle's. With training and validation sets alone there is no
   * test set, of which a warning tells too.
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
    ImageData data =
        Files.isDirectory(path)
            ? folder(path, height, width, warning)
            : ImageTable.read(path, height, width).data(warning);
    return Partition.loaded(data.withSource("csv:" + path));
  }

  private static ImageData folder(Path dir, int height, int width, Consumer<String> warning)
      throws IOException {
    Map<Part, Path> files = labeled(partFiles(dir), warning);
    ImageTable train = ImageTable.read(files.get(Part.TRAINING), height, width);
    if (train.isParted()) {
      requireAlone(files);
      return train.data(warning);
    }
    Map<Part, ImageSet> images = new EnumMap<>(Part.class);
    for (Map.Entry<Part, Path> file : files.entrySet()) {
      boolean trained = file.getKey() == Part.TRAINING;
      ImageTable table = trained ? train : ImageTable.read(file.getValue(), height, width);
      images.put(file.getKey(), table.images(train.names()));
    }
    return Partition.of(images, dir, warning);
  }

  private static Map<Part, Path> partFiles(Path dir) throws IOException {
    Map<Part, Path> files = new EnumMap<>(Part.class);
    for (Path file : csvFiles(dir)) {
      Optional<Part> part = Part.ofName(file.getFileName().toString());
      Path before = part.isEmpty() ? null : files.put(part.get(), file);
      if (before != null) {
        throw new BadInputException(
            "Expected one CSV file of the %s set but found %s and %s: move one away."
                .formatted(part.get().word(), before, file));
      }
    }
    if (!files.containsKey(Part.TRAINING)) {
      throw new BadInputException(
          "Expected a CSV file of the training set, such as train.csv, but found %s in %s."
              .formatted(csvFiles(dir).stream().map(Path::getFileName).toList(), dir));
    }
    return files;
  }

  private static List<Path> csvFiles(Path dir) throws IOException {
    return ClassFolders.entries(dir).stream()
        .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
        .filter(Files::isRegularFile)
        .toList();
  }

  /** Without those that have no labels, as Kaggle's tests. */
  private static Map<Part, Path> labeled(Map<Part, Path> files, Consumer<String> warning)
      throws IOException {
    Map<Part, Path> labeled = new EnumMap<>(files);
    for (Map.Entry<Part, Path> file : files.entrySet()) {
      if (file.getKey() != Part.TRAINING && !ImageTable.isLabeled(file.getValue())) {
        warning.accept("Skipped %s: it has no labels.".formatted(file.getValue()));
        labeled.remove(file.getKey());
      }
    }
    return labeled;
  }

  private static void requireAlone(Map<Part, Path> files) {
    if (files.size() > 1) {
      throw new BadInputException(
          "Expected each part once but found the column part in %s beside other files with labels, %s: take the column or these files away."
              .formatted(
                  files.get(Part.TRAINING),
                  files.values().stream().skip(1).map(Path::getFileName).toList()));
    }
  }
}

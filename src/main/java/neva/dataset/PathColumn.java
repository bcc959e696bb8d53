package neva.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A column with the files of the pictures, relative to the CSV file. */
final class PathColumn implements ImageColumns {

  static final List<String> NAMES = List.of("path", "filename", "image");

  private final Path csv;
  private final int column;
  private final int height;
  private final int width;
  private final List<Path> files = new ArrayList<>();

  PathColumn(CsvFile csv, int height, int width) {
    this.csv = csv.file();
    this.column = csv.require(NAMES);
    this.height = height;
    this.width = width;
  }

  @Override
  public void add(CsvFile.Row row) {
    files.add(file(row));
  }

  /** The picture of a row. */
  Path file(CsvFile.Row row) {
    String cell = row.cell(column);
    try {
      Path file = csv.resolveSibling(cell);
      if (!cell.isEmpty() && Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // No file has such a name.
    }
    throw row.refused(column, "the file of a picture", "no file \"" + cell + "\"");
  }

  /** The folder of the picture of a row, which is its class: {@code cat} or {@code pet/cat}. */
  String folder(CsvFile.Row row) {
    Path home = csv.toAbsolutePath().normalize().getParent();
    Path folder = home.relativize(file(row).toAbsolutePath().normalize()).getParent();
    if (folder == null) {
      throw row.refused(column, "a picture in the folder of its class", row.cell(column));
    }
    return folder.toString().replace('\\', '/');
  }

  @Override
  public ImageSet images(int[] labels, List<String> names) {
    return new ImageFiles(files, labels, names, height, width);
  }
}

package neva.dataset;

import java.util.List;

/** How the rows of a CSV file give their images. */
interface ImageColumns {

  /**
   * Takes the image of the next row.
   *
   * @throws neva.io.BadInputException when a cell does not give one
   */
  void add(CsvFile.Row row);

  /** The images of all rows with these labels. */
  ImageSet images(int[] labels, List<String> names);
}

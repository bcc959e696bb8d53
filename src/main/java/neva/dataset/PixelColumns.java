package neva.dataset;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column for each pixel, from 0 to 255, row by row of the image: {@code pixel0}, {@code pixel1}
 * and so on, or from {@code pixel1} on. A square number of them is a grey image; three times a
 * square number is one with red, green and blue interleaved.
 */
final class PixelColumns implements ImageColumns {

  private static final String NAME = "pixel";
  private static final long MOST_BYTES = 1L << 30;

  private final int[] columns;
  private final int side;
  private final int channels;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();

  PixelColumns(CsvFile csv) {
    columns = columns(csv);
    channels = isSquare(columns.length) ? 1 : 3;
    side = root(columns.length / channels);
    if (side * side * channels != columns.length) {
      throw csv.missing(
          "a column for each pixel of a square image, grey or with red, green and blue interleaved,"
              + " which %d are not,".formatted(columns.length));
    }
  }

  private static int[] columns(CsvFile csv) {
    List<String> names = csv.columns();
    int[] columns =
        IntStream.range(0, names.size()).filter(i -> names.get(i).matches(NAME + "\\d+")).toArray();
    if (columns.length == 0) {
      throw csv.missing("a column path, or the columns pixel0, pixel1, …,");
    }
    int first = names.get(columns[0]).equals(NAME + 1) ? 1 : 0;
    for (int i = 0; i < columns.length; i++) {
      if (!names.get(columns[i]).equals(NAME + (first + i))) {
        throw csv.missing(
            "the column %s%d in place of %s".formatted(NAME, first + i, names.get(columns[i])));
      }
    }
    return columns;
  }

  private static boolean isSquare(int n) {
    return root(n) * root(n) == n;
  }

  private static int root(int n) {
    return (int) Math.sqrt(n);
  }

  @Override
  public void add(CsvFile.Row row) {
    if (pixels.size() > MOST_BYTES - columns.length) {
      throw row.refused(columns[0], "at most 1 GB of pixels", "more");
    }
    for (int column : columns) {
      pixels.write(value(row, column));
    }
  }

  private static int value(CsvFile.Row row, int column) {
    String cell = row.cell(column);
    int value = cell.isEmpty() || cell.length() > 3 ? -1 : 0;
    for (int i = 0; i < cell.length() && value >= 0; i++) {
      char digit = cell.charAt(i);
      value = digit < '0' || digit > '9' ? -1 : 10 * value + digit - '0';
    }
    if (value < 0 || value > 255) {
      throw row.refused(column, "a whole number from 0 to 255", "\"" + cell + "\"");
    }
    return value;
  }

  @Override
  public LabeledImages images(int[] labels, List<String> names) {
    return new LabeledImages(side, side, channels, pixels.toByteArray(), labels, names);
  }
}

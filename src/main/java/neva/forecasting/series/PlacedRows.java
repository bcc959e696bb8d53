package neva.forecasting.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/**
 * The rows of one series on a regular axis.
 *
 * @param positions the index on the axis of each row, ascending, repeated for duplicates
 */
record PlacedRows(
    CsvTable table,
    List<CsvTable.Row> rows,
    int[] positions,
    TimeAxis axis,
    Fill fill,
    Duplicates duplicates) {

  /** Rows without dates, one after the other. */
  static PlacedRows counted(CsvTable table, List<CsvTable.Row> rows, Fill fill) {
    int[] positions = IntStream.range(0, rows.size()).toArray();
    TimeAxis axis = TimeAxis.ofRows(rows.size());
    return new PlacedRows(table, rows, positions, axis, fill, Duplicates.REFUSE);
  }

  /** The first {@code n} rows, at least one. */
  PlacedRows head(int n) {
    TimeAxis shorter = axis.withLength(positions[n - 1] + 1);
    return new PlacedRows(
        table, rows.subList(0, n), Arrays.copyOf(positions, n), shorter, fill, duplicates);
  }

  /** How many rows there are up to the last that has a value in a column. */
  int rowsWith(CsvColumn column) {
    return IntStream.iterate(rows.size(), n -> n > 0, n -> n - 1)
        .filter(n -> !Double.isNaN(column.value().applyAsDouble(rows.get(n - 1))))
        .findFirst()
        .orElse(0);
  }

  /**
   * The values of a column at the times of the axis, filled where they are missing.
   *
   * @throws BadInputException when a cell is not a number, or missing and not to be filled, or all
   *     are missing
   */
  double[] values(CsvColumn column, Notices notices) {
    double[] ofRows = rows.stream().mapToDouble(column.value()).toArray();
    checkMissing(column.name(), ofRows, notices);
    double[] values = new double[axis.length()];
    Arrays.fill(values, Double.NaN);
    for (int i = 0, end; i < positions.length; i = end) {
      end = endOfDuplicates(i);
      values[positions[i]] = duplicates.combine(Arrays.copyOfRange(ofRows, i, end));
    }
    return (fill.method() == Fill.Method.NONE ? Fill.PREVIOUS : fill).apply(values);
  }

  private int endOfDuplicates(int first) {
    int end = first + 1;
    while (end < positions.length && positions[end] == positions[first]) {
      end++;
    }
    return end;
  }

  private void checkMissing(String column, double[] ofRows, Notices notices) {
    int[] without =
        IntStream.range(0, ofRows.length).filter(i -> Double.isNaN(ofRows[i])).toArray();
    if (without.length == 0) {
      return;
    }
    String missing =
        "%d of %d values in column %s are missing, the first at %s"
            .formatted(without.length, rows.size(), column, table.where(rows.get(without[0])));
    if (without.length == rows.size()) {
      throw new BadInputException(
          "Expected numbers but %s. Leave the column out.".formatted(missing));
    }
    if (fill.method() == Fill.Method.NONE) {
      throw new BadInputException(
          "Expected numbers but %s. Complete them, or ask for a linear or seasonal fill."
              .formatted(missing));
    }
    notices.add("missing values of " + column, "%s: fill is %s.".formatted(missing, fill));
  }
}

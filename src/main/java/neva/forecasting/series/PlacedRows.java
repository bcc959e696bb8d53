package neva.forecasting.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/**
 * The rows of one series on a regular axis.
 *
 * @param positions the index on the axis of each row, ascending
 */
record PlacedRows(
    CsvTable table,
    List<CsvTable.Row> rows,
    int[] positions,
    TimeAxis axis,
    Fill fill,
    Consumer<String> notice) {

  /**
   * The values of a column at the times of the axis, filled where they are missing.
   *
   * @throws BadInputException when a cell is not a number, or missing and not to be filled, or all
   *     are missing
   */
  double[] values(CsvColumn column) {
    double[] values = new double[axis.length()];
    Arrays.fill(values, Double.NaN);
    List<CsvTable.Row> without = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      values[positions[i]] = column.value().applyAsDouble(rows.get(i));
      if (Double.isNaN(values[positions[i]])) {
        without.add(rows.get(i));
      }
    }
    checkMissing(column.name(), without);
    return fill.apply(values);
  }

  private void checkMissing(String column, List<CsvTable.Row> without) {
    if (without.isEmpty()) {
      return;
    }
    String missing =
        "%d of %d values in column %s are missing, the first at %s"
            .formatted(without.size(), rows.size(), column, table.where(without.get(0)));
    if (without.size() == rows.size()) {
      throw new BadInputException(
          "Expected numbers but %s. Leave the column out.".formatted(missing));
    }
    if (fill.method() == Fill.Method.NONE) {
      throw new BadInputException(
          "Expected numbers but %s. Complete them, or ask for a linear or seasonal fill."
              .formatted(missing));
    }
    notice.accept("%s: fill is %s.".formatted(missing, fill));
  }
}

package neva.forecasting.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import neva.io.BadInputException;

/**
 * A file of the values that columns will have after the end of series, such as planned prices: read
 * as the file of the series is, with the same columns of dates, and of ids where it has them, and
 * put in its place by date. Without ids its values are those of all series.
 */
public final class FutureValues {

  private final CsvTable table;
  private final List<CsvColumn> columns;
  private final SeriesRows rows;
  private final List<DateReading> readings;
  private final boolean forAll;

  private FutureValues(CsvSeries form, CsvTable table, Consumer<String> notice) {
    this.table = table;
    table.checkWidths();
    columns =
        form.futures().stream()
            .flatMap(request -> CsvColumn.extras(table, request, notice).stream())
            .toList();
    forAll = form.id().stream().anyMatch(id -> table.find(id).isEmpty());
    Optional<DateColumns> dates = SeriesRows.dates(table, form.withValue(null).withId());
    rows = SeriesRows.of(table, dates, forAll ? List.of() : SeriesRows.ids(table, form));
    readings = rows.readings();
  }

  /**
   * @param form of the file of the series, with {@link CsvSeries#futures}
   * @param file of the future values
   * @param notice is told of what may be meant in another way
   * @throws BadInputException when a column is not there or a date is none
   * @throws IOException when reading fails
   */
  public static FutureValues read(CsvSeries form, Path file, Consumer<String> notice)
      throws IOException {
    return new FutureValues(form, CsvTable.read(file), notice);
  }

  /**
   * The series with these values after its end; rows of its own times are passed over.
   *
   * @throws BadInputException when there are no rows of times after its end, one is missing between
   *     them, or a cell is not a number
   */
  public Series addTo(Series series) {
    int[] rowOf = rowsAfter(series);
    Series extended = series;
    for (CsvColumn column : columns) {
      double[] next = Arrays.stream(rowOf).mapToDouble(row -> value(column, row)).toArray();
      extended = extended.withNextFuture(column.name(), next);
    }
    return extended;
  }

  /** The rows of the times after the end of a series, by the reading that has the most. */
  private int[] rowsAfter(Series series) {
    List<Integer> ofSeries = rows.rows().getOrDefault(forAll ? "" : series.id(), List.of());
    int[] most =
        readings.stream()
            .map(reading -> rowsAfter(series.time(), ofSeries, reading))
            .max(Comparator.comparingInt(found -> found.length))
            .orElseThrow();
    if (most.length == 0) {
      throw new BadInputException(
          "Expected a row for %s of %s but %s has none. Add the values of the future."
              .formatted(series.time().next(1).label(0), series.label(), table.file()));
    }
    return most;
  }

  private static int[] rowsAfter(TimeAxis axis, List<Integer> ofSeries, DateReading reading) {
    int[] rowOf = new int[ofSeries.size()];
    Arrays.fill(rowOf, -1);
    for (int row : ofSeries) {
      int ahead = axis.indexOf(reading.at(row, axis)) - axis.length();
      if (ahead >= 0 && ahead < rowOf.length) {
        rowOf[ahead] = row;
      }
    }
    int known = 0;
    while (known < rowOf.length && rowOf[known] >= 0) {
      known++;
    }
    return Arrays.copyOf(rowOf, known);
  }

  private double value(CsvColumn column, int row) {
    double value = column.value().applyAsDouble(table.rows().get(row));
    if (Double.isNaN(value)) {
      throw new BadInputException(
          "Expected a number in column %s but it is missing at %s. Complete it."
              .formatted(column.name(), table.where(table.rows().get(row))));
    }
    return value;
  }
}

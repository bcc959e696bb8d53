package neva.forecasting.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a table, series by series, and their dates.
 *
 * @param table without the notes below its rows
 * @param dates empty where there are none
 * @param rows of each series by its id, in the order of the file
 */
record SeriesRows(CsvTable table, Optional<DateColumns> dates, Map<String, List<Integer>> rows) {

  /**
   * @param ids the columns that tell series apart
   */
  static SeriesRows of(CsvTable table, Optional<DateColumns> dates, List<Integer> ids) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      CsvTable.Row row = table.rows().get(i);
      String id = ids.stream().map(row::cell).collect(Collectors.joining("/"));
      rows.computeIfAbsent(id, n -> new ArrayList<>()).add(i);
    }
    return new SeriesRows(table, dates, rows);
  }

  /** The columns of dates that are wanted, or those that are found. */
  static Optional<DateColumns> dates(CsvTable table, CsvSeries wanted) {
    List<String> names = wanted.dates();
    boolean none = names.equals(List.of(CsvSeries.NO_DATES));
    if (none && table.find(CsvSeries.NO_DATES).isEmpty()) {
      return Optional.empty();
    }
    return names.isEmpty()
        ? DateColumns.found(table, notDates(table, wanted), !wanted.id().isEmpty())
        : Optional.of(DateColumns.named(table, names));
  }

  private static Set<Integer> notDates(CsvTable table, CsvSeries wanted) {
    Set<Integer> columns = new HashSet<>(ids(table, wanted));
    if (wanted.value() != null) {
      columns.add(table.column(wanted.value()));
    }
    return columns;
  }

  /** The columns that tell series apart. */
  static List<Integer> ids(CsvTable table, CsvSeries wanted) {
    return wanted.id().stream().map(table::column).toList();
  }

  /** The rows of each series by its id, with their dates. */
  Map<String, DatedRows> dated() {
    DateReading reading = reading();
    Map<String, DatedRows> dated = new LinkedHashMap<>();
    rows.forEach((id, ofSeries) -> dated.put(id, dated(ofSeries, reading)));
    return dated;
  }

  private DatedRows dated(List<Integer> ofSeries, DateReading reading) {
    return new DatedRows(
        table,
        dates,
        ofSeries.stream().map(table.rows()::get).toList(),
        ofSeries.stream().map(reading.times()::get).toList(),
        reading.offset());
  }

  /** The reading of the dates by which the longest series is the most regular. */
  private DateReading reading() {
    List<DateReading> readings = readings();
    if (readings.size() == 1) {
      return readings.get(0);
    }
    List<Integer> longest =
        rows.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    return readings.stream()
        .min(Comparator.comparingLong(reading -> missing(longest, reading)))
        .orElseThrow();
  }

  /** All ways to read the dates, the likeliest first. */
  List<DateReading> readings() {
    return dates.map(d -> d.read(table.rows())).orElseGet(() -> List.of(DateReading.ofRows(table)));
  }

  private static long missing(List<Integer> ofSeries, DateReading reading) {
    return Spacing.missing(ofSeries.stream().map(reading.times()::get).toList());
  }
}

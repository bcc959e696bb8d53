package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/** Makes series of a table: finds the columns, drops the notes, tells the series apart. */
final class CsvSeriesReader {

  private final CsvSeries wanted;
  private final Consumer<String> notice;
  private final DateColumns dates;
  private final int value;
  private final CsvTable table;

  CsvSeriesReader(CsvSeries wanted, CsvTable file, Consumer<String> notice) {
    this.wanted = wanted;
    this.notice = notice;
    dates =
        wanted.dates().isEmpty()
            ? DateColumns.found(file)
            : DateColumns.named(file, wanted.dates());
    value = wanted.value() == null ? onlyNumbers(file) : file.column(wanted.value());
    table = withoutNotes(file);
  }

  /**
   * @param refused is told of series that cannot be read, by id
   */
  List<Series> read(BiConsumer<String, BadInputException> refused) {
    checkNames();
    table.rows().forEach(this::checkWidth);
    Map<String, List<Integer>> rowsOfSeries = rowsOfSeries();
    List<LocalDateTime> times = times(rowsOfSeries.values().iterator().next());
    List<CsvColumn> columns = columns();
    List<Series> series = new ArrayList<>();
    rowsOfSeries.forEach(
        (id, rows) -> {
          try {
            series.add(series(id, rows, times, columns));
          } catch (BadInputException e) {
            refused.accept(id, e);
          }
        });
    return series;
  }

  private int onlyNumbers(CsvTable file) {
    List<Integer> found =
        IntStream.range(0, file.names().size())
            .filter(i -> !dates.contains(i) && CsvColumn.holdsNumbers(file, i))
            .filter(i -> wanted.id() == null || i != file.column(wanted.id()))
            .boxed()
            .toList();
    if (found.size() != 1) {
      throw new BadInputException(
          ("Expected one column of numbers but %s has %d; its columns are %s."
                  + " Name the one to forecast.")
              .formatted(file.file(), found.size(), file.listed()));
    }
    return found.get(0);
  }

  /** Without the last rows that have neither a date nor a number. */
  private CsvTable withoutNotes(CsvTable file) {
    List<DateFormat> formats = DateFormat.matching(dates.text(file.rows().get(0)));
    int end = file.rows().size();
    while (end > 1 && isNote(file, file.rows().get(end - 1), formats)) {
      end--;
    }
    for (CsvTable.Row note : file.rows().subList(end, file.rows().size())) {
      notice.accept(
          "The note \"%s\" at %s is passed over."
              .formatted(
                  String.join("" + file.separator(), note.cells()).strip(), file.where(note)));
    }
    return file.head(end);
  }

  private boolean isNote(CsvTable file, CsvTable.Row row, List<DateFormat> formats) {
    return formats.stream().noneMatch(format -> format.parse(dates.text(row)).isPresent())
        && !CsvColumn.isNumber(file, row.cell(value));
  }

  /** Refuses a file whose first line is no line of names. */
  private void checkNames() {
    CsvTable.Row names = new CsvTable.Row(1, table.names());
    if (!DateFormat.matching(dates.text(names)).isEmpty()) {
      throw new BadInputException(
          "Expected the names of the columns in the first line of %s but was \"%s\". Add them."
              .formatted(table.file(), table.listed()));
    }
  }

  private void checkWidth(CsvTable.Row row) {
    int width = table.names().size();
    List<String> cells = row.cells();
    if (cells.size() > width
        && !cells.subList(width, cells.size()).stream().allMatch(String::isBlank)) {
      throw new BadInputException(
          "Expected %d cells, as many as names, but was %d at %s. Quote cells that hold a \"%s\"."
              .formatted(width, cells.size(), table.where(row), table.separator()));
    }
  }

  private Map<String, List<Integer>> rowsOfSeries() {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    int id = wanted.id() == null ? -1 : table.column(wanted.id());
    for (int i = 0; i < table.rows().size(); i++) {
      String name = id < 0 ? "" : table.rows().get(i).cell(id);
      rows.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
    }
    return rows;
  }

  /** The times of all rows; where they can be read in several ways, in the first regular one. */
  private List<LocalDateTime> times(List<Integer> oneSeries) {
    List<List<LocalDateTime>> readings = dates.read(table.rows());
    return readings.stream()
        .filter(times -> Spacing.isRegular(oneSeries.stream().map(times::get).toList()))
        .findFirst()
        .orElse(readings.get(0));
  }

  private List<CsvColumn> columns() {
    List<CsvColumn> columns = new ArrayList<>();
    columns.add(CsvColumn.numbers(table, table.names().get(value)));
    wanted.extras().forEach(extra -> columns.addAll(CsvColumn.extras(table, extra)));
    return columns;
  }

  private Series series(
      String id, List<Integer> rows, List<LocalDateTime> times, List<CsvColumn> columns) {
    DatedRows dated =
        new DatedRows(
            table,
            dates,
            rows.stream().map(table.rows()::get).toList(),
            rows.stream().map(times::get).toList());
    PlacedRows placed = dated.place(wanted.fill(), notice);
    CsvColumn target = columns.get(0);
    Series series = Series.of(target.name(), placed.axis(), placed.values(target)).withId(id);
    for (CsvColumn extra : columns.subList(1, columns.size())) {
      series = series.withExtra(extra.name(), placed.values(extra));
    }
    return series;
  }
}

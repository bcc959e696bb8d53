package neva.forecasting.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/** The column that holds the dates of a table, or the columns that hold their parts. */
final class DateColumns {

  private static final List<String> PARTS = List.of("year", "month", "day", "hour", "minute");
  private static final Set<String> USUAL_NAMES =
      Set.of(
          "date", "time", "datetime", "timestamp", "ds", "year", "quarter", "month", "week", "day");

  private final CsvTable table;
  private final int[] columns;

  private DateColumns(CsvTable table, int... columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * @throws BadInputException when a name is not that of a column
   */
  static DateColumns named(CsvTable table, List<String> names) {
    return new DateColumns(table, names.stream().mapToInt(table::column).toArray());
  }

  /**
   * The columns of dates, judged by the first row: one with a usual name; columns named year, month
   * and so on; any other. A date that is digits alone may be a plain number, and comes last. None
   * where all columns are of numbers.
   *
   * @param others columns that hold no dates
   * @param several whether the rows are of several series
   * @throws BadInputException when there is none, but a column of texts
   */
  static Optional<DateColumns> found(CsvTable table, Set<Integer> others, boolean several) {
    CsvTable.Row row = table.rows().get(0);
    IntPredicate usual = i -> USUAL_NAMES.contains(table.names().get(i).toLowerCase(Locale.ROOT));
    IntPredicate written = i -> !row.cell(i).chars().allMatch(Character::isDigit);
    Optional<DateColumns> found =
        first(table, others, usual.and(written))
            .or(() -> parts(table))
            .or(() -> first(table, others, written))
            .or(() -> first(table, others, usual))
            .or(() -> first(table, others, i -> ascendsBesideNumbers(table, i, others, several)));
    if (found.isEmpty()
        && !IntStream.range(0, width(table)).allMatch(i -> isOther(table, i, others))) {
      throw notFound(table);
    }
    return found;
  }

  private static int width(CsvTable table) {
    return table.names().size();
  }

  private static boolean isOther(CsvTable table, int column, Set<Integer> others) {
    return others.contains(column)
        || CsvColumn.holdsNumbers(table, column)
        || table.isBlank(column);
  }

  /** Digits may be dates when they only rise or fall and something else may be forecast. */
  private static boolean ascendsBesideNumbers(
      CsvTable table, int column, Set<Integer> others, boolean several) {
    boolean hasNumbers =
        IntStream.range(0, width(table))
            .anyMatch(i -> i != column && CsvColumn.holdsNumbers(table, i));
    return hasNumbers && (several || isMonotonic(table, column));
  }

  private static boolean isMonotonic(CsvTable table, int column) {
    List<String> cells = table.rows().stream().map(row -> row.cell(column)).toList();
    return IntStream.of(-1, 1)
        .anyMatch(
            sign ->
                IntStream.range(1, cells.size())
                    .allMatch(i -> sign * cells.get(i).compareTo(cells.get(i - 1)) > 0));
  }

  private static BadInputException notFound(CsvTable table) {
    return new BadInputException(
        "Expected a column of dates but found none in %s, whose columns are %s. Name it, or say that there is none."
            .formatted(table.file(), table.listed()));
  }

  /** The first column that begins with a date and is such. */
  private static Optional<DateColumns> first(
      CsvTable table, Set<Integer> others, IntPredicate such) {
    return IntStream.range(0, width(table))
        .filter(i -> !others.contains(i))
        .filter(i -> !DateFormat.matching(table.rows().get(0).cell(i)).isEmpty())
        .filter(such)
        .mapToObj(i -> new DateColumns(table, i))
        .findFirst();
  }

  private static Optional<DateColumns> parts(CsvTable table) {
    int[] parts =
        PARTS.stream()
            .map(table::find)
            .takeWhile(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt)
            .toArray();
    return parts.length < 2 ? Optional.empty() : Optional.of(new DateColumns(table, parts));
  }

  boolean contains(int column) {
    return Arrays.stream(columns).anyMatch(c -> c == column);
  }

  /** The names of the columns, for messages. */
  String names() {
    return Arrays.stream(columns).mapToObj(table.names()::get).collect(Collectors.joining(", "));
  }

  /** The date of a row as it is written; the parts with a space between them. */
  String text(CsvTable.Row row) {
    return Arrays.stream(columns).mapToObj(row::cell).collect(Collectors.joining(" ")).strip();
  }

  /**
   * The times of all rows, once for every way to read them all: several where day and month cannot
   * be told apart, the likeliest first.
   *
   * @throws BadInputException when no format fits all rows; it names the row
   */
  List<DateReading> read(List<CsvTable.Row> rows) {
    List<DateReading> fitting = new ArrayList<>();
    int farthest = 0;
    for (DateFormat format : DateFormat.matching(text(rows.get(0)))) {
      List<DateFormat.Stamp> stamps = prefix(format, rows);
      farthest = Math.max(farthest, stamps.size());
      if (stamps.size() == rows.size()) {
        DateReading.of(stamps).forEach(fitting::add);
      }
    }
    if (fitting.isEmpty()) {
      throw notADate(rows.get(farthest));
    }
    return fitting;
  }

  /** The times of the rows before the first that this format does not fit. */
  private List<DateFormat.Stamp> prefix(DateFormat format, List<CsvTable.Row> rows) {
    return rows.stream()
        .map(row -> format.parse(text(row)))
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  private BadInputException notADate(CsvTable.Row row) {
    CsvTable.Row first = table.rows().get(0);
    String like =
        row == first
            ? "a date such as 2024-01-31 or 2024-01"
            : "a date like \"%s\"".formatted(text(first));
    return new BadInputException(
        ("Expected %s in column %s but was \"%s\" at %s."
                + " Correct it, or name another column of dates.")
            .formatted(like, names(), text(row), table.where(row)));
  }
}

package neva.forecasting.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The cells of a CSV file under the names of its first line; blank lines are left out. */
final class CsvTable {

  private final Path file;
  private final char separator;
  private final List<String> names;
  private final List<Row> rows;

  /** The cells of a line, which is counted from 1. */
  record Row(int line, List<String> cells) {

    /** The trimmed cell, empty where the line has fewer cells. */
    String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private CsvTable(Path file, char separator, List<String> names, List<Row> rows) {
    this.file = file;
    this.separator = separator;
    this.names = names;
    this.rows = rows;
  }

  /**
   * @throws BadInputException when there is no such file, no line below the names, or a quote that
   *     is not closed
   */
  static CsvTable read(Path file) throws IOException {
    CsvText text = CsvText.read(file);
    List<Row> rows = parse(file, text);
    if (rows.isEmpty()) {
      throw new BadInputException(
          "Expected a line with the names of the columns but %s is empty.".formatted(file));
    }
    if (rows.size() < 2) {
      throw new BadInputException(
          "Expected values below the names of the columns but %s ends after line %d."
              .formatted(file, rows.get(0).line()));
    }
    List<String> names = rows.get(0).cells().stream().map(String::strip).toList();
    return new CsvTable(file, text.separator(), names, rows.subList(1, rows.size()));
  }

  private static List<Row> parse(Path file, CsvText text) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(text.separator()).get();
    List<Row> rows = new ArrayList<>();
    int line = 0;
    try (CSVParser parser = CSVParser.parse(text.text(), format)) {
      for (CSVRecord found : parser) {
        line = (int) parser.getCurrentLineNumber();
        Row row = new Row(line - lineBreaks(found), found.toList());
        if (!row.isBlank()) {
          rows.add(row);
        }
      }
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new BadInputException(
          ("Expected every quote to be closed at the end of its cell but one is not, after %s, line %d."
                  + " Correct the quotes.")
              .formatted(file, line),
          e);
    }
    return rows;
  }

  private static int lineBreaks(CSVRecord found) {
    return (int) found.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  Path file() {
    return file;
  }

  char separator() {
    return separator;
  }

  /** The names of the columns. */
  List<String> names() {
    return names;
  }

  /** The lines below the names, without blank ones. */
  List<Row> rows() {
    return rows;
  }

  /** The table of the first rows alone. */
  CsvTable head(int count) {
    return new CsvTable(file, separator, names, rows.subList(0, count));
  }

  /**
   * @throws BadInputException when a row has more cells than there are names
   */
  void checkWidths() {
    rows.forEach(this::checkWidth);
  }

  private void checkWidth(Row row) {
    int width = names.size();
    List<String> cells = row.cells();
    if (cells.size() > width
        && !cells.subList(width, cells.size()).stream().allMatch(String::isBlank)) {
      throw new BadInputException(
          "Expected %d cells, as many as names, but was %d at %s. Quote cells that hold a \"%s\"."
              .formatted(width, cells.size(), where(row), separator));
    }
  }

  /** Whether no row has anything in a column. */
  boolean isBlank(int column) {
    return rows.stream().allMatch(row -> row.cell(column).isEmpty());
  }

  /** The file and the line of a row, for messages. */
  String where(Row row) {
    return "%s, line %d".formatted(file, row.line());
  }

  /** The first column of this name, in capitals or not. */
  OptionalInt find(String name) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /**
   * The column of this name; in capitals or not, where there is only one.
   *
   * @throws BadInputException when there is none, or several
   */
  int column(String name) {
    int[] exact = columns(n -> n.equals(name.strip()));
    int[] found = exact.length > 0 ? exact : columns(n -> n.equalsIgnoreCase(name.strip()));
    if (found.length == 0) {
      throw new BadInputException(
          "Expected a column %s but %s has the columns %s.".formatted(name, file, listed()));
    }
    if (found.length > 1) {
      throw new BadInputException(
          "Expected one column %s but %s has %d of that name. Rename them."
              .formatted(name, file, found.length));
    }
    return found[0];
  }

  /** The names of the columns, for messages. */
  String listed() {
    return String.join(", ", names);
  }

  private int[] columns(Predicate<String> name) {
    return IntStream.range(0, names.size()).filter(i -> name.test(names.get(i))).toArray();
  }
}

package neva.dataset;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.io.BadInputException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, row by row, with the names of its columns in the first line. */
final class CsvFile implements Closeable {

  private static final int MOST_SHOWN = 12;

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;

  /** The cells of a line, which is counted from 1; there is one for each column. */
  record Row(Path file, int line, List<String> columns, CSVRecord cells) {

    /** The cell without the space around it. */
    String cell(int column) {
      return cells.get(column).strip();
    }

    /** A refusal that names line and column. */
    BadInputException refused(int column, String expected, String found) {
      return new BadInputException(
          "Expected %s but was %s at %s, line %d, column %s. Correct the cell or take the line away."
              .formatted(expected, found, file, line, columns.get(column)));
    }
  }

  private CsvFile(Path file, CSVParser parser) {
    this.file = file;
    this.parser = parser;
    this.records = parser.iterator();
    this.columns = hasNext() ? records.next().stream().map(String::strip).toList() : List.of();
  }

  /**
   * Opens a file and reads the names of its columns.
   *
   * @throws BadInputException when there is no such file
   */
  static CsvFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected a CSV file but found none at %s.".formatted(file));
    }
    CSVParser parser = CSVParser.parse(reader(file), CSVFormat.DEFAULT);
    try {
      return new CsvFile(file, parser);
    } catch (RuntimeException e) {
      parser.close();
      throw e;
    }
  }

  private static Reader reader(Path file) throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != '\ufeff') { // the byte order mark that Excel writes
      reader.reset();
    }
    return reader;
  }

  Path file() {
    return file;
  }

  List<String> columns() {
    return columns;
  }

  /** The column with the first of {@code names} that is there. */
  OptionalInt find(List<String> names) {
    return names.stream().mapToInt(columns::indexOf).filter(column -> column >= 0).findFirst();
  }

  /**
   * @throws BadInputException when there is none of {@code names}
   */
  int require(List<String> names) {
    return find(names).orElseThrow(() -> missing("a column " + String.join(" or ", names)));
  }

  /** A refusal that names the columns there are. */
  BadInputException missing(String expected) {
    if (columns.isEmpty()) {
      return new BadInputException("Expected %s but %s is empty.".formatted(expected, file));
    }
    String more = columns.size() > MOST_SHOWN ? ", …" : "";
    return new BadInputException(
        "Expected %s but the columns are %s in %s, line 1."
            .formatted(
                expected,
                columns.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ", "", more)),
                file));
  }

  /**
   * The rows below the names, read as they are asked for; blank lines are left out.
   *
   * @throws BadInputException when a row has fewer or more cells, or a quote is not closed
   */
  Stream<Row> rows() {
    return Stream.generate(this::next).takeWhile(row -> row != null);
  }

  private Row next() {
    if (!hasNext()) {
      return null;
    }
    Row row = new Row(file, line(), columns, records.next());
    if (row.cells().size() != columns.size()) {
      throw wrongSize(row);
    }
    return row;
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw e;
      }
      throw new BadInputException(
          "Expected every quote to be closed at the end of its cell but one is not, after %s, line %d. %s"
              .formatted(file, line(), "Correct the quotes."),
          e);
    }
  }

  /** The line that was read last. */
  private int line() {
    return (int) parser.getCurrentLineNumber();
  }

  private static BadInputException wrongSize(Row row) {
    int found = row.cells().size();
    String which =
        found < row.columns().size()
            ? "column %s is the first that is missing".formatted(row.columns().get(found))
            : "the last are too many";
    return new BadInputException(
        "Expected %d cells but was %d at %s, line %d: %s."
            .formatted(row.columns().size(), found, row.file(), row.line(), which));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

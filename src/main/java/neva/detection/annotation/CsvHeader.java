package neva.detection.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The columns of a CSV file and the sign between them. */
record CsvHeader(CSVFormat format, List<String> columns) {

  static final List<String> COLUMNS =
      List.of("filename", "width", "height", "class", "xmin", "ymin", "xmax", "ymax");

  private static final List<String> REQUIRED =
      List.of("filename", "class", "xmin", "ymin", "xmax", "ymax");

  private static final char[] DELIMITERS = {',', ';', '\t'};

  /** The header, when the line has the columns that are required, in whatever order. */
  static Optional<CsvHeader> of(String line) {
    for (char delimiter : DELIMITERS) {
      CSVFormat format =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(delimiter)
              .setIgnoreSurroundingSpaces(delimiter != '\t')
              .get();
      List<String> columns = cells(line.toLowerCase(Locale.ROOT), format).orElse(List.of());
      if (columns.containsAll(REQUIRED)) {
        return Optional.of(new CsvHeader(format, columns));
      }
    }
    return Optional.empty();
  }

  /** The cells of a row by their column; empty when quotes do not pair or cells are too few. */
  Optional<Map<String, String>> row(String line) {
    return cells(line, format).filter(this::fits).map(this::byColumn);
  }

  /** What stands at the place of the file name in a row that cannot be read. */
  String roughFilename(String line) {
    String[] cells = line.split(format.getDelimiterString(), -1);
    int at = columns.indexOf("filename");
    return at < cells.length ? cells[at].replace("\"", "").strip() : "";
  }

  private boolean fits(List<String> cells) {
    return cells.size() >= columns.size()
        && cells.stream().skip(columns.size()).allMatch(String::isEmpty);
  }

  private Map<String, String> byColumn(List<String> cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.putIfAbsent(columns.get(i), cells.get(i));
    }
    return row;
  }

  private static Optional<List<String>> cells(String line, CSVFormat format) {
    // most lines have no quotes, and a parser for each of them would be slow
    if (line.indexOf('"') < 0) {
      String[] cells = line.split(format.getDelimiterString(), -1);
      return Optional.of(Stream.of(cells).map(String::strip).toList());
    }
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<String> cells = new ArrayList<>();
      for (CSVRecord record : parser) {
        record.forEach(cell -> cells.add(cell.strip()));
      }
      return Optional.of(cells);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}

package neva.forecasting;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The lines of a CSV file; a number that is not defined is an empty cell. */
final class CsvLines {

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  CsvLines(String... names) throws IOException {
    printer = new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
    printer.printRecord((Object[]) names);
  }

  void add(Object... cells) throws IOException {
    printer.printRecord(Arrays.stream(cells).map(CsvLines::cell));
  }

  private static Object cell(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? "" : value;
  }

  /** All lines so far. */
  String text() {
    return text.toString();
  }
}

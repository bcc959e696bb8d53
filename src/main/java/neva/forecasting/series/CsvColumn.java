package neva.forecasting.series;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * A column of values made from a table.
 *
 * @param name of the values: the column's own, or {@code cbwd=NW}
 * @param value the number in a row, NaN where it is missing
 */
record CsvColumn(String name, ToDoubleFunction<CsvTable.Row> value) {

  private static final int MOST_CATEGORIES = 100;

  /** The numbers of the column {@code name}. */
  static CsvColumn numbers(CsvTable table, String name) {
    return numbers(table, name, "Correct it, or write NA for a missing value.");
  }

  /**
   * The columns that {@code request} asks for: numbers, one category, or all categories.
   *
   * @throws BadInputException when there is no such column, or too many categories
   */
  static List<CsvColumn> extras(CsvTable table, String request) {
    int sign = sign(table, request);
    if (sign < 0 || table.find(request).isPresent()) {
      String remedy =
          "Correct it, or ask for %s=* to make columns of its texts.".formatted(request);
      return List.of(numbers(table, request, remedy));
    }
    int column = table.column(request.substring(0, sign));
    String wanted = request.substring(sign + 1).strip();
    return wanted.equals("*")
        ? categories(table, column).map(text -> category(table, column, text)).toList()
        : List.of(category(table, column, wanted));
  }

  /** The first equals sign behind the name of a column, for a text may have some too. */
  private static int sign(CsvTable table, String request) {
    return IntStream.range(0, request.length())
        .filter(i -> request.charAt(i) == '=' && table.find(request.substring(0, i)).isPresent())
        .findFirst()
        .orElse(request.indexOf('='));
  }

  /** Whether the first value that is not missing is a number. */
  static boolean holdsNumbers(CsvTable table, int column) {
    return cells(table, column)
        .filter(text -> !Numbers.isMissing(text))
        .findFirst()
        .map(text -> isNumber(table, text))
        .orElse(false);
  }

  /** Whether a cell holds a number, with either decimal sign. */
  static boolean isNumber(CsvTable table, String text) {
    return !Numbers.isMissing(text)
        && Numbers.of(table.separator(), Stream.of(text)).parse(text).isPresent();
  }

  private static CsvColumn numbers(CsvTable table, String name, String remedy) {
    int column = table.column(name);
    Numbers numbers = numbersOf(table, column);
    return new CsvColumn(
        table.names().get(column),
        row -> {
          OptionalDouble value = numbers.parse(row.cell(column));
          return value.orElseThrow(() -> notANumber(table, name, row, row.cell(column), remedy));
        });
  }

  private static CsvColumn category(CsvTable table, int column, String wanted) {
    return new CsvColumn(
        table.names().get(column) + "=" + wanted,
        row -> {
          String text = row.cell(column);
          return Numbers.isMissing(text) ? Double.NaN : text.equals(wanted) ? 1.0 : 0.0;
        });
  }

  private static Stream<String> categories(CsvTable table, int column) {
    List<String> texts =
        cells(table, column).filter(text -> !Numbers.isMissing(text)).distinct().sorted().toList();
    String name = table.names().get(column);
    if (texts.size() > MOST_CATEGORIES) {
      throw new BadInputException(
          ("Expected at most %d different texts in column %s of %s but was %d."
                  + " Ask for single ones, such as %s=%s.")
              .formatted(MOST_CATEGORIES, name, table.file(), texts.size(), name, texts.get(0)));
    }
    return texts.stream();
  }

  private static Numbers numbersOf(CsvTable table, int column) {
    return Numbers.of(table.separator(), cells(table, column));
  }

  private static Stream<String> cells(CsvTable table, int column) {
    return table.rows().stream().map(row -> row.cell(column));
  }

  private static BadInputException notANumber(
      CsvTable table, String name, CsvTable.Row row, String text, String remedy) {
    return new BadInputException(
        "Expected a number in column %s but was \"%s\" at %s. %s"
            .formatted(name, text, table.where(row), remedy));
  }
}

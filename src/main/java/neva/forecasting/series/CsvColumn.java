package neva.forecasting.series;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
  static CsvColumn numbers(CsvTable table, String name, Consumer<String> notice) {
    return numbers(table, name, "Correct it, or write NA for a missing value.", notice);
  }

  /**
   * The columns that {@code request} asks for: numbers, one category, or all categories.
   *
   * @throws BadInputException when there is no such column, or too many categories
   */
  static List<CsvColumn> extras(CsvTable table, String request, Consumer<String> notice) {
    int sign = sign(table, request);
    if (sign < 0 || table.find(request).isPresent()) {
      String remedy =
          "Correct it, or ask for %s=* to make columns of its texts.".formatted(request);
      return List.of(numbers(table, request, remedy, notice));
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
        .map(Numbers::isNumber)
        .orElse(false);
  }

  private static CsvColumn numbers(
      CsvTable table, String name, String remedy, Consumer<String> notice) {
    int column = table.column(name);
    Numbers numbers = numbersOf(table, column, notice);
    Set<Double> placeholders = placeholders(table, column, numbers, notice);
    return new CsvColumn(
        table.names().get(column),
        row -> {
          String text = row.cell(column);
          double value =
              numbers.parse(text).orElseThrow(() -> notANumber(table, name, row, text, remedy));
          return !placeholders.isEmpty() && placeholders.contains(value) ? Double.NaN : value;
        });
  }

  private static Numbers numbersOf(CsvTable table, int column, Consumer<String> notice) {
    return DecimalSign.of(cells(table, column))
        .decide(
            table.separator(),
            () -> provenBeside(table, column),
            (doubtful, numbers) -> notice.accept(doubt(table, column, doubtful, numbers)));
  }

  /** The decimal sign that most other columns of numbers prove. */
  private static Optional<Character> provenBeside(CsvTable table, int column) {
    int commas = 0;
    for (int i = 0; i < table.names().size(); i++) {
      Optional<Character> sign =
          i == column ? Optional.empty() : DecimalSign.of(cells(table, i)).proven();
      commas += sign.map(c -> c == ',' ? 1 : -1).orElse(0);
    }
    return commas == 0 ? Optional.empty() : Optional.of(commas > 0 ? ',' : '.');
  }

  private static String doubt(CsvTable table, int column, String doubtful, Numbers numbers) {
    return "The numbers of column %s in %s may be meant in another way: \"%s\" is taken for %s. If that is wrong, write more or fewer decimals."
        .formatted(
            table.names().get(column),
            table.file(),
            doubtful,
            plain(numbers.parse(doubtful).orElseThrow()));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static Set<Double> placeholders(
      CsvTable table, int column, Numbers numbers, Consumer<String> notice) {
    double[] values =
        cells(table, column).mapToDouble(text -> numbers.parse(text).orElse(Double.NaN)).toArray();
    Set<Double> found = Placeholders.in(values);
    for (double placeholder : found) {
      notice.accept(
          "%s in column %s of %s is far from all other values and taken for missing, %d in all."
              .formatted(
                  plain(placeholder),
                  table.names().get(column),
                  table.file(),
                  Arrays.stream(values).filter(value -> value == placeholder).count()));
    }
    return found;
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

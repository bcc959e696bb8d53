package neva.forecasting.series;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the numbers of a column are written: with a decimal point, or with a decimal comma.
 *
 * @param decimal the point or the comma
 */
record Numbers(char decimal) {

  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** A comma is decimal where it does not separate cells and a cell is written so. */
  static Numbers of(char separator, Stream<String> cells) {
    boolean comma = separator != ',' && cells.anyMatch(WITH_COMMA.asMatchPredicate());
    return new Numbers(comma ? ',' : '.');
  }

  static boolean isMissing(String text) {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** The value, NaN for a missing one, nothing for text and for what no double can hold. */
  OptionalDouble parse(String text) {
    if (isMissing(text)) {
      return OptionalDouble.of(Double.NaN);
    }
    String plain = decimal == ',' ? text.replace('.', ' ').replace(',', '.') : text;
    if (!NUMBER.matcher(plain).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}

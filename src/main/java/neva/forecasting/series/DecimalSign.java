package neva.forecasting.series;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a point or a comma begins the decimals of a column, by all of its cells: {@code 1.5}
 * proves a decimal point and {@code 1.234,5} a decimal comma, but {@code 1.234} may be either.
 */
final class DecimalSign {

  private static final Pattern LONG = Pattern.compile("\\d{4,}");
  private static final Pattern SHORT = Pattern.compile("0*[1-9]\\d{0,2}");

  private int fitPoint;
  private int fitComma;
  private String doubtful = ""; // the first such as 1.234
  private int points; // of the doubtful
  private int commas;
  private boolean endsInZero; // one of the doubtful, such as 1.230
  private boolean isShort; // another number has up to three digits and no separator
  private boolean isLong; // another number has more

  /** Looks at the cells of a column. */
  static DecimalSign of(Stream<String> cells) {
    DecimalSign sign = new DecimalSign();
    cells.filter(cell -> !Numbers.isMissing(cell)).forEach(sign::add);
    return sign;
  }

  private void add(String cell) {
    if (Numbers.isPlain(cell) && isClear(cell)) {
      fitPoint++;
      return;
    }
    boolean point = Numbers.POINT.parse(cell).isPresent();
    boolean comma = Numbers.COMMA.parse(cell).isPresent();
    fitPoint += point ? 1 : 0;
    fitComma += comma ? 1 : 0;
    if (point && comma) {
      addDoubtful(Numbers.isPlain(cell) ? cell.replace("-", "") : Numbers.digits(cell));
    }
  }

  /** Whether a number with a point has other than three decimals, or begins with zero. */
  private static boolean isClear(String plain) {
    int point = plain.indexOf('.');
    return point >= 0
        && (point != plain.length() - 4 || plain.startsWith("0") || plain.startsWith("-0"));
  }

  private void addDoubtful(String digits) {
    boolean point = digits.indexOf('.') >= 0;
    boolean comma = digits.indexOf(',') >= 0;
    if (!point && !comma) {
      isLong |= LONG.matcher(digits).matches();
      isShort |= SHORT.matcher(digits).matches();
      return;
    }
    doubtful = doubtful.isEmpty() ? digits : doubtful;
    points += point ? 1 : 0;
    commas += comma ? 1 : 0;
    endsInZero |= digits.endsWith("0");
  }

  /**
   * The sign that the cells prove, if they do.
   *
   * <p>Nobody writes 910 beside 1.000 but with a point for thousands: who writes all decimals would
   * write 910.000, and who drops zeros at the end 1. And who writes 1000 without a separator writes
   * no 1.234 with one.
   */
  Optional<Character> proven() {
    if (fitPoint != fitComma) {
      return Optional.of(fitPoint > fitComma ? '.' : ',');
    }
    if (points > 0 == commas > 0 || isLong && isShort && endsInZero) {
      return Optional.empty();
    }
    if (isLong) {
      return Optional.of(points > 0 ? '.' : ',');
    }
    return isShort && endsInZero ? Optional.of(points > 0 ? ',' : '.') : Optional.empty();
  }

  /**
   * The sign that is proven; else that of other columns; else the usual one.
   *
   * @param separator of the cells
   * @param others the sign that other columns prove
   * @param doubt is told of a number that may mean another, and what it is taken for
   */
  Numbers decide(
      char separator, Supplier<Optional<Character>> others, BiConsumer<String, Numbers> doubt) {
    Optional<Character> sign = proven();
    if (sign.isEmpty() && !doubtful.isEmpty()) {
      sign = others.get();
    }
    char decimal = sign.orElse(likely(separator));
    boolean asUsual = separator == ',' && decimal == '.' && commas == 0;
    boolean isSure = sign.isPresent() && separator != ',';
    Numbers numbers = decimal == '.' ? Numbers.POINT : Numbers.COMMA;
    if (!doubtful.isEmpty() && fitPoint == fitComma && !isSure && !asUsual) {
      doubt.accept(doubtful, numbers);
    }
    return numbers;
  }

  /**
   * Where commas separate cells a point is decimal. Elsewhere a separator that some numbers have
   * and others do without is that of thousands; where all have it, semicolons come with decimal
   * commas, and tabs with neither.
   */
  private char likely(char separator) {
    if (separator == ',' || doubtful.isEmpty()) {
      return '.';
    }
    if (separator == ';' && !isShort) {
      return ',';
    }
    return points > 0 ? ',' : '.';
  }
}

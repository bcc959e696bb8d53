package neva.forecasting.series;

import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the numbers of a column are written: with a decimal point, or with a decimal comma. The other
 * of the two may stand between thousands, and so may spaces and apostrophes; a currency or a
 * percent sign may stand beside, and a negative number in brackets or with its sign behind.
 *
 * @param decimal the point or the comma
 */
record Numbers(char decimal) {

  static final Numbers POINT = new Numbers('.');
  static final Numbers COMMA = new Numbers(',');

  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "--", ".", "..", ":");

  private static final int LONGEST_MISSING = 4;
  private static final int MOST_DIGITS = 300;
  private static final String SPACES = " \u00a0\u2009\u202f";
  private static final String SPACE = "[" + SPACES + "]*+";
  private static final String SIGN = "[+\u2212-]";
  private static final String UNIT =
      "(?:[A-Z]{0,2}\\p{Sc}(?:[ \u00a0][A-Z]{2})?|%|kr\\.?|z\u0142|K\u010d|Ft|Fr\\.|"
          + currencies()
          + ")";

  /** Signs, unit and brackets around digits and separators. */
  private static final Pattern CELL =
      Pattern.compile(
          "(?<open>\\()?%1$s(?<sign>%2$s)?%1$s(?:%3$s)?%1$s(?<inner>%2$s)?%1$s"
                  .formatted(SPACE, SIGN, UNIT)
              + "(?<digits>[\\d.,'\u2019%s]*[\\d.,](?:[eE][+-]?\\d+)?)".formatted(SPACES)
              + "%1$s(?:%3$s)?%1$s(?<behind>-)?(?<close>\\))?".formatted(SPACE, SIGN, UNIT));

  private static final Pattern WITH_POINT = digits("\\.", ",");
  private static final Pattern WITH_COMMA = digits(",", "\\.");

  private static String currencies() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .sorted()
        .collect(Collectors.joining("|"));
  }

  /** Groups of three digits, or in India of two before the last three. */
  private static Pattern digits(String decimal, String group) {
    String groups =
        "[1-9]\\d{0,2}(?<group>[%1$s'\u2019%2$s])\\d{3}(?:\\k<group>\\d{3})*+|[1-9]\\d?(?:,\\d{2})+,\\d{3}"
            .formatted(group, SPACES);
    String indian = group.equals(",") ? groups : groups.substring(0, groups.indexOf("|[1-9]"));
    return Pattern.compile(
        "(?<whole>%1$s|\\d*+)(?:%2$s(?<fraction>\\d*+))?(?<power>[eE][+-]?\\d++)?"
            .formatted(indian, decimal));
  }

  static boolean isMissing(String text) {
    return text.length() <= LONGEST_MISSING && MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a text is a number, with either decimal sign. */
  static boolean isNumber(String text) {
    return !isMissing(text) && (POINT.parse(text).isPresent() || COMMA.parse(text).isPresent());
  }

  /** Whether a text is digits with at most a minus before and a point within: the usual case. */
  static boolean isPlain(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && i != point) {
        return false;
      }
    }
    return first < text.length()
        && text.length() <= MOST_DIGITS
        && point != first
        && point != text.length() - 1;
  }

  /** The digits and separators of a number, without signs and units; nothing for a text. */
  static String digits(String text) {
    Matcher cell = CELL.matcher(text);
    return cell.matches() ? cell.group("digits") : "";
  }

  /** The value, NaN for a missing one, nothing for text and for what no double can hold. */
  OptionalDouble parse(String text) {
    if (isPlain(text) && (decimal == '.' || text.indexOf('.') < 0)) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    if (isMissing(text)) {
      return OptionalDouble.of(Double.NaN);
    }
    Matcher cell = CELL.matcher(text);
    return cell.matches() ? signed(cell) : OptionalDouble.empty();
  }

  private OptionalDouble signed(Matcher cell) {
    boolean inBrackets = cell.group("open") != null;
    String signs = signs(cell, "sign") + signs(cell, "inner") + signs(cell, "behind");
    Matcher digits = (decimal == '.' ? WITH_POINT : WITH_COMMA).matcher(cell.group("digits"));
    if (inBrackets != (cell.group("close") != null)
        || signs.length() + (inBrackets ? 1 : 0) > 1
        || !digits.matches()) {
      return OptionalDouble.empty();
    }
    double value = value(digits);
    return finite(inBrackets || !signs.isEmpty() && !signs.equals("+") ? -value : value);
  }

  private static String signs(Matcher cell, String group) {
    return cell.group(group) == null ? "" : cell.group(group);
  }

  /** NaN where there is no digit before the power. */
  private static double value(Matcher digits) {
    String whole = digits.group("whole").replaceAll("\\D", "");
    String fraction = signs(digits, "fraction");
    return whole.isEmpty() && fraction.isEmpty()
        ? Double.NaN
        : Double.parseDouble(whole + "." + fraction + signs(digits, "power"));
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}

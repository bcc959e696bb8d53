package neva.detection.annotation;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers as annotation files write them. */
final class Decimal {

  private static final Pattern FORM =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

  private Decimal() {}

  /**
   * The number, which may be NaN or infinite where the text says "nan" or "inf"; empty when the
   * text is none.
   */
  static OptionalDouble parse(String text) {
    if (FORM.matcher(text).matches()) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /** A whole number from 0, also written "640.0". */
  static OptionalInt parseCount(String text) {
    double number = parse(text).orElse(-1);
    return number >= 0 && number == (int) number
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  /** Digits that read back as the same number; none behind the point of a whole one. */
  static String text(double number) {
    return number == (long) number ? Long.toString((long) number) : Double.toString(number);
  }
}

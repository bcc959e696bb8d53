package neva.io;

import java.util.Locale;

/** Text with numbers in it. */
public final class Text {

  private Text() {}

  /**
   * As {@link String#format(String, Object...)}, but the same in every locale: {@code 1,234.5} on a
   * German machine too.
   */
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

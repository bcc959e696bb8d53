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

  /**
   * A number of things: {@code 1 image}, {@code 1,234 images}.
   *
   * @param thing one of them; its plural ends in s
   */
  public static String count(long number, String thing) {
    return format("%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}

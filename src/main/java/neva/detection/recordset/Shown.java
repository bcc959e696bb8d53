package neva.detection.recordset;

/**
 * Text from files as it stands in lines and tables: in one line, and not longer than that bears.
 */
final class Shown {

  private static final int MOST_CHARACTERS = 80;

  private Shown() {}

  static String of(String text) {
    String start =
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}

package neva.detection.annotation;

/** Reads the few signs of YAML that lists of names are made of. */
final class YamlScanner {

  /** What ends a plain word within brackets. */
  static final String IN_BRACKETS = ",[]{}:\n\r";

  /** What ends a plain word that has the rest of a line. */
  static final String ON_A_LINE = "\n\r";

  /** What ends the key of a map. */
  static final String KEY = ":\n\r";

  private static final char END = '\0';

  private final String text;
  private int at;

  YamlScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char peek() {
    return atEnd() ? END : text.charAt(at);
  }

  /** Steps over this character if it is next. */
  boolean accept(char c) {
    if (atEnd() || peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Steps over the dash of a list and the space behind it. */
  boolean acceptDash() {
    boolean dash =
        peek() == '-' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    if (dash) {
      at++;
      skipSpaces();
    }
    return dash;
  }

  void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Steps over space, ends of lines and comments. */
  void skipBlank() {
    while (Character.isWhitespace(peek()) || peek() == '#') {
      if (peek() == '#') {
        at += restOfLine().length();
      } else {
        at++;
      }
    }
  }

  /** How far from the start of its line the next character stands. */
  int column() {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return at - start;
  }

  /** The number of the line, from 1. */
  int line() {
    return 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
  }

  String restOfLine() {
    int end = text.indexOf('\n', at);
    return text.substring(at, end < 0 ? text.length() : end);
  }

  /** A quoted or plain word; a plain one ends before any of the stops or a comment. */
  String scalar(String stops) {
    skipSpaces();
    return peek() == '"' || peek() == '\'' ? quoted() : plain(stops);
  }

  private String plain(String stops) {
    int start = at;
    while (!atEnd() && stops.indexOf(peek()) < 0 && !startsComment()) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private boolean startsComment() {
    return peek() == '#' && at > 0 && Character.isWhitespace(text.charAt(at - 1));
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder word = new StringBuilder();
    while (!atEnd()) {
      char c = text.charAt(at++);
      if (c == quote && (quote == '"' || !accept('\''))) {
        break;
      }
      word.append(c == '\\' && quote == '"' ? escaped() : String.valueOf(c));
    }
    return word.toString();
  }

  private String escaped() {
    if (atEnd()) {
      return "";
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'x' -> codePoint(2);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      default -> String.valueOf(c);
    };
  }

  private String codePoint(int digits) {
    int end = Math.min(at + digits, text.length());
    try {
      String character = Character.toString(Integer.parseInt(text, at, end, 16));
      at = end;
      return character;
    } catch (IllegalArgumentException e) {
      return "\uFFFD";
    }
  }
}

package neva.annotation;

import java.util.ArrayDeque;
import java.util.Deque;
import neva.io.BadInputException;

/**
 * Reads the text form of protocol buffers, field by field. Colons may be missing, and commas,
 * semicolons, space and comments stand anywhere between words.
 */
final class TextProto {

  private static final String SEPARATORS = " \t\n\r\f\u000b,;";
  private static final String OPENING = "{<[";
  private static final String CLOSING = "}>]";
  private static final char END = '\0';

  private final String text;
  private final String where;
  private int at;
  private int line = 1;

  TextProto(String text, String where) {
    this.text = text;
    this.where = where;
    skipSeparators();
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** The line of what comes next, from 1. */
  int line() {
    return line;
  }

  /** The name of a field, and the colon behind it if there is one. */
  String field() {
    String name = word();
    if (name.isEmpty()) {
      throw unexpected("the name of a field");
    }
    accept(':');
    return name;
  }

  /** The value of a field: a whole number. */
  int integer() {
    int start = line;
    String word = word();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw error(start, "a whole number", Reporter.quoted(word.isEmpty() ? rest() : word));
    }
  }

  /** The value of a field: a text, be it in several quoted pieces. */
  String string() {
    if (!isQuote(peek())) {
      throw unexpected("a text in quotes");
    }
    int start = line;
    QuotedBytes bytes = new QuotedBytes();
    while (isQuote(peek())) {
      appendPiece(bytes);
    }
    return bytes.text().orElseThrow(() -> error(start, "UTF-8 and escapes of it", "other bytes"));
  }

  private void appendPiece(QuotedBytes bytes) {
    int end = endOfPiece();
    bytes.append(text.substring(at + 1, end));
    at = end + 1;
    skipSeparators();
  }

  private int endOfPiece() {
    for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == peek()) {
        return i;
      }
      i += text.charAt(i) == '\\' ? 1 : 0;
    }
    throw error(line, "a closing " + peek() + " in the same line", Reporter.quoted(rest()));
  }

  /** The start of a message; returns how it will end. */
  char openMessage() {
    int kind = OPENING.indexOf(peek());
    if (kind != 0 && kind != 1) {
      throw unexpected("{");
    }
    accept(peek());
    return CLOSING.charAt(kind);
  }

  /** Steps over the value of a field, with all that may be nested in it. */
  void skipValue() {
    Deque<Character> open = new ArrayDeque<>();
    do {
      if (OPENING.indexOf(peek()) >= 0) {
        open.push(CLOSING.charAt(OPENING.indexOf(peek())));
        accept(peek());
      } else if (!open.isEmpty() && accept(open.peek())) {
        open.pop();
      } else if (open.isEmpty() || !accept(':')) {
        skipScalar();
      }
    } while (!open.isEmpty());
  }

  private void skipScalar() {
    if (isQuote(peek())) {
      string();
    } else if (word().isEmpty()) {
      throw unexpected("a value");
    }
  }

  /** Steps over this character if it is next. */
  boolean accept(char c) {
    if (atEnd() || peek() != c) {
      return false;
    }
    at++;
    skipSeparators();
    return true;
  }

  private String word() {
    int start = at;
    while (!atEnd() && (Character.isLetterOrDigit(peek()) || "_.+-/".indexOf(peek()) >= 0)) {
      at++;
    }
    String word = text.substring(start, at);
    skipSeparators();
    return word;
  }

  private void skipSeparators() {
    for (; !atEnd() && (SEPARATORS.indexOf(peek()) >= 0 || peek() == '#'); at++) {
      if (peek() == '#') {
        at += rest().length() - 1;
      } else if (peek() == '\n') {
        line++;
      }
    }
  }

  private char peek() {
    return atEnd() ? END : text.charAt(at);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** What is left of the line. */
  private String rest() {
    int end = text.indexOf('\n', at);
    return text.substring(at, end < 0 ? text.length() : end);
  }

  /** The error that something else stands here. */
  BadInputException unexpected(String expected) {
    return error(line, expected, atEnd() ? "the end of the text" : Reporter.quoted(rest()));
  }

  /** An error in the given line. */
  BadInputException error(int line, String expected, String found) {
    return new BadInputException(
        "%s, line %d: expected %s, found %s.".formatted(where, line, expected, found));
  }
}

package neva.io;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the text form of protocol buffers, field by field. Colons may be missing, and commas,
 * semicolons, space and comments stand anywhere between words.
 */
public final class TextProto {

  private static final String SPACE = " \t\n\r\f\u000b";
  private static final String SEPARATORS = SPACE + ",;";
  private static final String OPENING = "{<[";
  private static final String CLOSING = "}>]";
  private static final char END = '\0';
  private static final int LONGEST_QUOTE = 80;

  private final String text;
  private final String where;
  private int at;
  private int line = 1;

  /** A place in the text, both from 1. */
  public record Place(int line, int column) {}

  /**
   * A value that is no message.
   *
   * @param text what it says
   * @param source how it is written, without quotes: here a backslash is a backslash
   */
  public record Scalar(String text, String source) {}

  /**
   * @param where what messages call the text
   */
  public TextProto(String text, String where) {
    this.text = text;
    this.where = where;
    skipSeparators();
  }

  public boolean atEnd() {
    return at == text.length();
  }

  /** The line of what comes next, from 1. */
  public int line() {
    return line;
  }

  /** Where the next thing stands. */
  public Place place() {
    return new Place(line, at - text.lastIndexOf('\n', at - 1));
  }

  /** The name of a field, and the colon behind it if there is one. */
  public String field() {
    String name = word();
    if (name.isEmpty()) {
      throw unexpected("the name of a field");
    }
    accept(':');
    return name;
  }

  /** The value of a field: a whole number. */
  public int integer() {
    Place start = place();
    String word = word();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw error(start, "a whole number", quotedStart(word.isEmpty() ? rest() : word));
    }
  }

  /** The value of a field: a text, be it in several quoted pieces. */
  public String string() {
    if (!isQuote(peek())) {
      throw unexpected("a text in quotes");
    }
    Place start = place();
    QuotedBytes bytes = new QuotedBytes();
    while (isQuote(peek())) {
      appendPiece(bytes);
    }
    skipSeparators();
    return bytes.text().orElseThrow(() -> error(start, "UTF-8 and escapes of it", "other bytes"));
  }

  private void appendPiece(QuotedBytes bytes) {
    int end = endOfPiece();
    bytes.append(text.substring(at + 1, end));
    at = end + 1;
    skip(SPACE); // a comma ends the text: what follows is the next of a list
  }

  private int endOfPiece() {
    for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == peek()) {
        return i;
      }
      i += text.charAt(i) == '\\' ? 1 : 0;
    }
    throw error(place(), "a closing " + peek() + " in the same line", quotedStart(rest()));
  }

  /** Any value that is no message: a text, a number, or a word such as {@code true}. */
  public Scalar scalar() {
    int start = at;
    if (isQuote(peek())) {
      int end = endOfPiece();
      return new Scalar(string(), text.substring(start + 1, end));
    }
    String word = word();
    if (word.isEmpty()) {
      throw unexpected("a value");
    }
    return new Scalar(word, word);
  }

  /** Whether a message begins here. */
  public boolean atMessage() {
    return peek() == '{' || peek() == '<';
  }

  /** The start of a message; returns how it will end. */
  public char openMessage() {
    if (!atMessage()) {
      throw unexpected("{");
    }
    int kind = OPENING.indexOf(peek());
    accept(peek());
    return CLOSING.charAt(kind);
  }

  /** Steps over the value of a field, with all that may be nested in it. */
  public void skipValue() {
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
    scalar();
  }

  /** Steps over this character if it is next. */
  public boolean accept(char c) {
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
    skip(SEPARATORS);
  }

  /** Steps over these characters and comments. */
  private void skip(String characters) {
    for (; !atEnd() && (characters.indexOf(peek()) >= 0 || peek() == '#'); at++) {
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
  public BadInputException unexpected(String expected) {
    return error(place(), expected, atEnd() ? "the end of the text" : quotedStart(rest()));
  }

  /** What messages call the text. */
  public String where() {
    return where;
  }

  /** A sentence about the given place. */
  public String warning(Place place, String sentence) {
    return "%s, line %d, column %d: %s.".formatted(where, place.line, place.column, sentence);
  }

  /** An error at the given place. */
  public BadInputException error(Place place, String expected, String found) {
    return new BadInputException(
        warning(place, "expected %s, found %s".formatted(expected, found)));
  }

  /** An error in the given line. */
  public BadInputException error(int line, String expected, String found) {
    return new BadInputException(
        "%s, line %d: expected %s, found %s.".formatted(where, line, expected, found));
  }

  /** A text in quotes, with escapes for quotes, backslashes and control characters. */
  public static String quoted(String text) {
    return QuotedBytes.quoted(text);
  }

  /** For messages: the start of what was found, without control characters. */
  private static String quotedStart(String found) {
    String start =
        found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "…";
    return "\"" + start.replaceAll("\\p{Cntrl}", " ") + "\"";
  }
}

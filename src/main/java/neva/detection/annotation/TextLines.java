package neva.detection.annotation;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import neva.io.BadInputException;

/**
 * The lines of a text, counted from 1. A line of more than {@value #LONGEST} characters is cut and
 * ends in "…", which no number does, so that it is refused where it is read.
 */
final class TextLines implements Closeable {

  static final int LONGEST = 100_000;

  private final BufferedReader reader;
  private int number;

  TextLines(BufferedReader reader) {
    this.reader = reader;
  }

  /** The number of the line that was read last. */
  int number() {
    return number;
  }

  /** The next line without its end; null after the last. */
  String next() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
      append(line, (char) c);
    }
    if (c == '\r') {
      skipLineFeed();
    }
    return line.toString();
  }

  /** Text for one line of a file that cannot hold line breaks in it. */
  static String single(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new BadInputException(
          "Expected a name without line breaks, found %s; rename it."
              .formatted(Reporter.quoted(text)));
    }
    return text;
  }

  private static void append(StringBuilder line, char c) {
    if (line.length() < LONGEST) {
      line.append(c);
    } else if (line.length() == LONGEST) {
      line.append('…');
    }
  }

  private void skipLineFeed() throws IOException {
    reader.mark(1);
    if (reader.read() != '\n') {
      reader.reset();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

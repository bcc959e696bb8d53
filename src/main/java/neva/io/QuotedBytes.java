package neva.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quoted text of protocol buffers. Its escapes stand for bytes of UTF-8, so Python writes é as
 * {@code \303\251}.
 */
final class QuotedBytes {

  private static final Pattern PIECE =
      Pattern.compile(
          "\\\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))"
              + "|[^\\\\]+|\\\\",
          Pattern.DOTALL);

  private static final String LETTERS = "abfnrtv";
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Takes what stands between two quotes. */
  void append(String escaped) {
    for (Matcher piece = PIECE.matcher(escaped); piece.find(); ) {
      if (piece.group(1) != null) {
        bytes.write(Integer.parseInt(piece.group(1), 8));
      } else if (piece.group(2) != null) {
        bytes.write(Integer.parseInt(piece.group(2), 16));
      } else {
        bytes.writeBytes(characters(piece).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String characters(Matcher piece) {
    String hex = piece.group(3) != null ? piece.group(3) : piece.group(4);
    if (hex != null) {
      int codePoint = Integer.parseUnsignedInt(hex, 16);
      return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "\uFFFD";
    }
    String letter = piece.group(5);
    if (letter == null) {
      return piece.group();
    }
    int control = LETTERS.indexOf(letter);
    return control < 0 ? letter : CONTROLS.substring(control, control + 1);
  }

  /** The text; empty when the bytes are no UTF-8. */
  Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A text in quotes, with escapes for quotes, backslashes and control characters. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) && c < 0x80) {
        quoted.append("\\%03o".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

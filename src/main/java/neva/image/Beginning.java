package neva.image;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The first bytes of a file. */
final class Beginning {

  private static final int SHOWN_CHARACTERS = 40;
  private static final int SHOWN_BYTES = 8;

  private Beginning() {}

  /** Whether {@code file} begins with these bytes, in Latin 1; {@code ?} stands for any byte. */
  static boolean is(byte[] file, String bytes) {
    int i = 0;
    while (i < bytes.length()
        && i < file.length
        && (bytes.charAt(i) == '?' || bytes.charAt(i) == (file[i] & 0xff))) {
      i++;
    }
    return i == bytes.length();
  }

  /** What a file is that has none of the formats that can be decoded, for a message. */
  static String describe(byte[] file) {
    if (is(file, "RIFF????WEBP")) {
      return undecodable("WebP");
    } else if (is(file, "????ftypavif")) {
      return undecodable("AVIF");
    } else if (is(file, "????ftyphei") || is(file, "????ftypmif1")) {
      return undecodable("HEIC");
    } else if (is(file, "II+\0") || is(file, "MM\0+")) {
      return undecodable("BigTIFF");
    }
    return file.length == 0 ? "an empty file" : content(file);
  }

  private static String undecodable(String format) {
    return "a %s file; Java cannot decode %s; convert to JPEG or PNG".formatted(format, format);
  }

  private static String content(byte[] file) {
    String text = text(file);
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd)) {
      return "bytes that begin with " + hex(file);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return "an HTML page that begins with \"" + text + "\"";
    }
    return (lower.startsWith("<") ? "XML" : "text") + " that begins with \"" + text + "\"";
  }

  /** The first characters on one line, without a byte order mark and half a last character. */
  private static String text(byte[] file) {
    int length = Math.min(SHOWN_CHARACTERS, file.length);
    return new String(file, 0, length, StandardCharsets.UTF_8)
        .replaceFirst("^\ufeff", "")
        .replaceFirst("\ufffd$", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String hex(byte[] file) {
    return HexFormat.ofDelimiter(" ")
        .withUpperCase()
        .formatHex(file, 0, Math.min(SHOWN_BYTES, file.length));
  }
}

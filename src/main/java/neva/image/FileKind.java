package neva.image;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a file is by its first bytes. */
final class FileKind {

  private static final String DECODABLE = "a JPEG, PNG, GIF, BMP or TIFF picture";
  private static final int SHOWN = 40;

  private FileKind() {}

  /**
   * The format of a picture.
   *
   * @throws DamagedImageException when it is unknown
   */
  static ImageFormat of(FileBytes file) {
    if (file.has(0, "\u00ff\u00d8")) {
      return ImageFormat.JPEG;
    } else if (file.has(0, "\u0089PNG\r\n\u001a\n")) {
      return ImageFormat.PNG;
    } else if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return ImageFormat.GIF;
    } else if (file.has(0, "BM")) {
      return ImageFormat.BMP;
    } else if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
      return ImageFormat.TIFF;
    } else if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return ImageFormat.WEBP;
    }
    throw new DamagedImageException(DECODABLE, other(file));
  }

  private static String other(FileBytes file) {
    if (file.has(4, "ftypavif")) {
      return unsupported("AVIF");
    } else if (file.has(0, "II+\0") || file.has(0, "MM\0+")) {
      return unsupported("BigTIFF");
    } else if (file.has(4, "ftyphei") || file.has(4, "ftypmif1")) {
      return unsupported("HEIC");
    }
    return file.length() == 0 ? "an empty file" : unknown(file);
  }

  static DamagedImageException webp() {
    return new DamagedImageException(DECODABLE, unsupported("WebP"));
  }

  private static String unsupported(String format) {
    return "a %s file; Java cannot decode %s; convert to JPEG or PNG".formatted(format, format);
  }

  private static String unknown(FileBytes file) {
    byte[] start = new byte[Math.min(SHOWN, file.length())];
    IntStream.range(0, start.length).forEach(i -> start[i] = (byte) file.u8(i));
    String text = new String(start, StandardCharsets.UTF_8).strip();
    return text.chars().allMatch(FileKind::isPrintable)
        ? "%s \"%s\"".formatted(kind(text.toLowerCase(Locale.ROOT)), text)
        : "bytes that begin with "
            + HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(start, 0, Math.min(8, start.length));
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c != 0x7f && c != 0xfffd;
  }

  private static String kind(String text) {
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return "an HTML page that begins with";
    }
    return text.startsWith("<") ? "XML that begins with" : "the text";
  }
}

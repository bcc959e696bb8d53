package neva.image;

import java.util.Optional;
import java.util.stream.Stream;

/** Formats that are recognised by their first bytes. */
public enum ImageFormat {
  JPEG("\u00ff\u00d8"),
  PNG("\u0089PNG\r\n\u001a\n"),
  GIF("GIF87a", "GIF89a"),
  BMP("BM"),
  TIFF("II*\0", "MM\0*"),
  /** Recognised, but refused: Java cannot decode it. */
  WEBP("RIFF????WEBP");

  /** In Latin 1; a question mark stands for any byte. */
  private final String[] beginnings;

  ImageFormat(String... beginnings) {
    this.beginnings = beginnings;
  }

  static Optional<ImageFormat> of(byte[] file) {
    return Stream.of(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    return Stream.of(beginnings).anyMatch(beginning -> Beginning.is(file, beginning));
  }
}

package neva.detection.recordset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import neva.image.ImageFormat;

/** The extensions of picture files, in lower or upper case. */
final class PictureExtensions {

  /** The usual one first. */
  private static final Map<ImageFormat, List<String>> OF =
      Map.of(
          ImageFormat.JPEG, List.of("jpg", "jpeg", "jpe", "jfif"),
          ImageFormat.PNG, List.of("png"),
          ImageFormat.GIF, List.of("gif"),
          ImageFormat.BMP, List.of("bmp"),
          ImageFormat.TIFF, List.of("tif", "tiff"),
          ImageFormat.WEBP, List.of("webp"));

  private PictureExtensions() {}

  static String usual(ImageFormat format) {
    return OF.get(format).get(0);
  }

  static boolean fits(String name, ImageFormat format) {
    return OF.get(format).contains(extension(name));
  }

  /** Whether the name has an extension of pictures. */
  static boolean has(String name) {
    return OF.values().stream().anyMatch(extensions -> extensions.contains(extension(name)));
  }

  /** The name without an extension of pictures; other endings stay. */
  static String without(String name) {
    return has(name) ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }
}

package neva.detection.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.io.BadInputException;

/** Names of pictures, with forward slashes, and their parts. */
final class FileNames {

  private FileNames() {}

  /**
   * A name as a file gives it, made relative with forward slashes; empty when it is absolute, has a
   * drive letter or goes up.
   */
  static Optional<String> withinFolder(String name) {
    String slashed = name.replace('\\', '/');
    if (slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*") || slashed.indexOf(0) >= 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(List.of(slashed.split("/")));
    parts.removeIf(part -> part.isEmpty() || part.equals("."));
    return parts.isEmpty() || parts.contains("..")
        ? Optional.empty()
        : Optional.of(String.join("/", parts));
  }

  /** The name of a picture that is about to be written; throws when it leaves the folder. */
  static String required(AnnotatedImage image) {
    return withinFolder(image.filename())
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: expected the name of a picture within its folder, found %s."
                        .formatted(image.source(), Reporter.quoted(image.filename()))));
  }

  /** The part after the last slash. */
  static String last(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** The name without the ending of its last part. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }
}

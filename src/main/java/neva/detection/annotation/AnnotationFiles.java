package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import neva.io.BadInputException;

/** The files of a folder and its sub-folders, in an order that is the same everywhere. */
final class AnnotationFiles {

  private AnnotationFiles() {}

  /** Those with one of the endings, hidden ones left out, as paths relative to the folder. */
  static List<Path> below(Path folder, String... endings) throws IOException {
    // a link as the folder itself is followed, links within are not
    Path root = folder.toRealPath();
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(path -> hasEnding(path, endings) && Files.isRegularFile(path))
          .map(root::relativize)
          .filter(path -> !isHidden(path))
          .sorted(Comparator.comparing(AnnotationFiles::slashed))
          .toList();
    }
  }

  /** A relative path with forward slashes on every platform. */
  static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  static Path required(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected the file %s but there is none.".formatted(file));
    }
    return file;
  }

  private static boolean hasEnding(Path path, String... endings) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(endings).anyMatch(name::endsWith);
  }

  /** Such as the ._raccoon-1.xml that macOS leaves on foreign disks. */
  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}

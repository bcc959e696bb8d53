package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neva.io.BadInputException;

/**
 * The names of YOLO's classes by their number from 0: the {@code names} of a data.yaml, or the
 * lines of a classes.txt or obj.names.
 */
final class YoloNames {

  private static final List<String> FILES =
      List.of("data.yaml", "data.yml", "classes.txt", "obj.names", "labels/classes.txt");
  private static final int FOLDERS_UP = 2;

  private YoloNames() {}

  /** The names in this file, or for a folder in the first such file in it or above it. */
  static Map<Integer, String> of(Path fileOrFolder) throws IOException {
    Path file = Files.isDirectory(fileOrFolder) ? find(fileOrFolder) : fileOrFolder;
    String text = TextFile.at(AnnotationFiles.required(file)).text();
    String ending = file.toString().toLowerCase(Locale.ROOT).replaceFirst("(?s).*\\.", "");
    return switch (ending) {
      case "yaml", "yml" -> YamlNames.parse(text, file.toString());
      case "txt", "names" -> lines(text);
      default ->
          throw new BadInputException(
              "Expected a folder, a data.yaml, classes.txt or obj.names, found %s."
                  .formatted(file));
    };
  }

  private static Path find(Path folder) throws IOException {
    Path at = folder.toRealPath();
    for (int up = 0; up <= FOLDERS_UP && at != null; up++, at = at.getParent()) {
      Optional<Path> file =
          FILES.stream().map(at::resolve).filter(Files::isRegularFile).findFirst();
      if (file.isPresent()) {
        return file.get();
      }
    }
    throw new BadInputException(
        "Expected data.yaml, classes.txt or obj.names with the names of the classes in %s or above, found none of them."
            .formatted(folder));
  }

  private static Map<Integer, String> lines(String text) {
    Map<Integer, String> names = new TreeMap<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        names.put(i, lines.get(i));
      }
    }
    return names;
  }
}

package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neva.io.BadInputException;

/**
 * Finds the pictures that a YOLO text is about: those with its name but for the ending, beside it,
 * or in a folder {@code images} that corresponds to the text's folder {@code labels}.
 */
final class YoloPictures {

  private static final String[] ENDINGS = {
    ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"
  };

  private final Map<String, List<String>> namesByStem = new HashMap<>();

  /** Knows all pictures of a folder by their names; opens none. */
  YoloPictures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "Expected the folder of pictures %s but there is none.".formatted(folder));
    }
    for (Path path : AnnotationFiles.below(folder, ENDINGS)) {
      String name = AnnotationFiles.slashed(path);
      namesByStem.computeIfAbsent(FileNames.stem(name), stem -> new ArrayList<>()).add(name);
    }
  }

  boolean has(String text) {
    return places(text).stream().anyMatch(namesByStem::containsKey);
  }

  /** The pictures of a text; a name that fits where there is no picture. */
  List<String> of(String text) {
    return places(text).stream()
        .map(namesByStem::get)
        .filter(names -> names != null)
        .findFirst()
        .orElseGet(() -> List.of(withinLabels(FileNames.stem(text)) + ".jpg"));
  }

  /** Where a picture may be, but for its ending, the likeliest first. */
  private static Set<String> places(String text) {
    String stem = FileNames.stem(text);
    String opposite = ("/" + stem).replaceFirst("(?s)(.*)/labels/", "$1/images/").substring(1);
    return new LinkedHashSet<>(List.of(opposite, stem, withinLabels(stem), FileNames.last(stem)));
  }

  private static String withinLabels(String stem) {
    return ("/" + stem).replaceFirst("(?s).*/labels/", "/").substring(1);
  }
}

package neva.detection.recordset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.LabelMap;
import neva.io.AtomicFile;
import neva.io.BadInputException;

/** The label map of a conversion, with the text of its file. */
record Labels(LabelMap map, byte[] text) {

  static final String FILE = "label_map.pbtxt";

  /** The given map, its file's text kept as it is. */
  static Labels read(Path file) throws IOException {
    LabelMap map = LabelMap.read(file);
    return new Labels(map, Files.readAllBytes(file));
  }

  /** A map of all classes that objects have, sorted by name. */
  static Labels of(List<AnnotatedImage> images) {
    List<String> names =
        images.stream()
            .flatMap(image -> image.objects().stream())
            .map(AnnotatedObject::name)
            .filter(name -> !name.isBlank())
            .distinct()
            .sorted()
            .toList();
    LabelMap map = LabelMap.of(names);
    return new Labels(map, map.text().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws BadInputException when the file exists and says something else
   */
  void checkAgrees(Path file) throws IOException {
    if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), text)) {
      throw new BadInputException(
          "Expected no label map or the same at %s but found another. Use that one, or move"
                  .formatted(file)
              + " it away.");
    }
  }

  void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(text));
  }
}

package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** Reads YOLO texts; see {@link Annotations#readYolo(Path, Path, Consumer)}. */
final class YoloReader {

  /** Texts that lie beside YOLO's own; no annotations unless a picture has their name. */
  private static final String OTHER_TEXTS =
      "(?i)(.*/)?(train|val|valid|test|trainval|readme.*|requirements|predefined_classes)\\.txt";

  private final Consumer<Finding> findings;
  private final Path folder;
  private final Map<Integer, String> names;
  private final YoloPictures pictures;

  YoloReader(Path folderOrDataYaml, Path images, Consumer<Finding> findings) throws IOException {
    this.findings = findings;
    this.names = YoloNames.of(folderOrDataYaml);
    this.folder =
        Files.isDirectory(folderOrDataYaml)
            ? folderOrDataYaml
            : folderOrDataYaml.resolveSibling("");
    this.pictures = new YoloPictures(images);
  }

  List<AnnotatedImage> read() throws IOException {
    List<String> texts = texts();
    if (texts.isEmpty()) {
      throw new BadInputException(
          "Expected YOLO's text files in %s but there are none.".formatted(folder));
    }
    List<AnnotatedImage> images = new ArrayList<>();
    for (String text : texts) {
      images.addAll(read(text));
    }
    return images;
  }

  /** All below folders named "labels" where there are such, otherwise all. */
  private List<String> texts() throws IOException {
    List<String> all =
        AnnotationFiles.below(folder, ".txt").stream()
            .map(AnnotationFiles::slashed)
            .filter(text -> !FileNames.last(text).equals("classes.txt"))
            .toList();
    List<String> labels = all.stream().filter(text -> ("/" + text).contains("/labels/")).toList();
    return labels.isEmpty() ? all.stream().filter(this::isAnnotation).toList() : labels;
  }

  private boolean isAnnotation(String text) {
    return !text.matches(OTHER_TEXTS) || pictures.has(text);
  }

  /**
   * One image for each picture that has the text's name: YOLO looks from the picture to the text.
   */
  private List<AnnotatedImage> read(String text) throws IOException {
    Path file = folder.resolve(text);
    List<String> filenames = pictures.of(text);
    Reporter report = Reporter.of(findings, file).picture(filenames.get(0));
    try (TextLines lines = new TextLines(TextFile.at(file).reader())) {
      List<Optional<AnnotatedObject>> read = objects(lines, report);
      List<AnnotatedObject> objects = read.stream().flatMap(Optional::stream).toList();
      return filenames.stream()
          .map(name -> new AnnotatedImage(name, name, 0, 0, true, objects, file))
          .map(image -> image.withRejected(read.size() - objects.size()))
          .toList();
    }
  }

  private List<Optional<AnnotatedObject>> objects(TextLines lines, Reporter report)
      throws IOException {
    List<Optional<AnnotatedObject>> objects = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        objects.add(
            new YoloLine(lines.number(), line.strip(), report.object(lines.number()))
                .object(names));
      }
    }
    return objects;
  }
}

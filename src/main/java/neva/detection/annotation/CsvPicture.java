package neva.detection.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of one picture, gathered. */
final class CsvPicture {

  private final String filename;
  private final Reporter report;
  private final List<AnnotatedObject> objects = new ArrayList<>();
  private int rejected;
  private int width;
  private int height;
  private boolean sizesDiffer;

  CsvPicture(String filename, Reporter report) {
    this.filename = filename;
    this.report = report;
  }

  /** Takes a row; one with a file name alone says that the picture is background. */
  void add(int line, ObjectFields row) {
    addSize(line, row.size("width"), row.size("height"));
    if (Stream.of("class", "xmin", "ymin", "xmax", "ymax").allMatch(c -> row.text(c).isEmpty())) {
      return;
    }
    Optional<AnnotatedObject> object = object(line, row);
    object.ifPresent(objects::add);
    rejected += object.isEmpty() ? 1 : 0;
  }

  /** Counts a row that cannot be read. */
  void addUnreadable() {
    rejected++;
  }

  private static Optional<AnnotatedObject> object(int line, ObjectFields row) {
    return row.name("class")
        .flatMap(
            name ->
                row.box("xmin", "ymin", "xmax", "ymax")
                    .map(box -> AnnotatedObject.of(line, name, box)));
  }

  private void addSize(int line, int rowWidth, int rowHeight) {
    if (rowWidth == 0 || rowHeight == 0) {
      return;
    }
    if (width == 0) {
      width = rowWidth;
      height = rowHeight;
    } else if ((rowWidth != width || rowHeight != height) && !sizesDiffer) {
      sizesDiffer = true;
      reportSizes(line, rowWidth, rowHeight);
    }
  }

  private void reportSizes(int line, int rowWidth, int rowHeight) {
    report
        .object(line)
        .rejected(
            Kind.SIZE_MISMATCH,
            "width,height",
            "the size in the picture's earlier lines, %d x %d".formatted(width, height),
            "%d x %d".formatted(rowWidth, rowHeight),
            Reporter.PICTURE_LEFT_OUT);
  }

  /** The picture, unless its rows do not agree on what their pixels are. */
  Optional<AnnotatedImage> image(Path source) {
    AnnotatedImage image =
        new AnnotatedImage(filename, filename, width, height, false, objects, source, rejected);
    return sizesDiffer ? Optional.empty() : Optional.of(image);
  }
}

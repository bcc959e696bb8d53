package neva.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neva.detection.annotation.Box;
import neva.detection.metric.Detection;
import neva.image.Picture;

/** Detections as rows of a {@link ResultsFile}, where one is asked for. */
record DetectionRows(Optional<ResultsFile> file) implements Closeable {

  private static final List<String> FIELDS =
      List.of("file", "width", "height", "class", "score", "xmin", "ymin", "xmax", "ymax");

  /** Refuses a target that cannot be written, before any work is done. */
  static void check(String target) {
    if (target != null && !ResultsFile.isStandardOutput(target)) {
      ResultsFile.require(target);
    }
  }

  /**
   * Begins the file.
   *
   * @param target what the option says; null for none
   */
  static DetectionRows open(String target) throws IOException {
    return new DetectionRows(
        target == null ? Optional.empty() : Optional.of(ResultsFile.open(target, FIELDS)));
  }

  /** Adds a row for each detection; one with an empty class when there is none. */
  void add(Path image, Picture picture, List<Detection> found) throws IOException {
    for (Detection detection : found) {
      Map<String, Object> row = row(image, picture);
      Box box = detection.box();
      row.put("class", detection.name());
      row.put("score", (float) detection.score());
      row.put("xmin", (float) box.xmin());
      row.put("ymin", (float) box.ymin());
      row.put("xmax", (float) box.xmax());
      row.put("ymax", (float) box.ymax());
      add(row);
    }
    if (found.isEmpty()) {
      Map<String, Object> row = row(image, picture);
      row.put("class", "");
      add(row);
    }
  }

  private static Map<String, Object> row(Path image, Picture picture) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", image.toString());
    row.put("width", picture.width());
    row.put("height", picture.height());
    return row;
  }

  private void add(Map<String, Object> row) throws IOException {
    if (file.isPresent()) {
      file.get().add(row);
    }
  }

  /** Adds a picture that could not be read. */
  void addError(Path image, String sentence) throws IOException {
    if (file.isPresent()) {
      file.get().addError(image.toString(), sentence);
    }
  }

  void complete() {
    file.ifPresent(ResultsFile::complete);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}

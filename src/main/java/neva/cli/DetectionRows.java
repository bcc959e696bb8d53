package neva.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.detection.annotation.Box;
import neva.detection.metric.Detection;
import neva.image.Picture;

/** Detections as rows of a {@link ResultsFile}. */
record DetectionRows(ResultsFile results) implements Closeable {

  private static final List<String> FIELDS =
      List.of("file", "width", "height", "class", "score", "xmin", "ymin", "xmax", "ymax");

  /**
   * Begins the file.
   *
   * @param target what the option says; null for none
   */
  static DetectionRows open(String target) throws IOException {
    return new DetectionRows(ResultsFile.open(target, FIELDS));
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
      results.add(row);
    }
    if (found.isEmpty()) {
      Map<String, Object> row = row(image, picture);
      row.put("class", "");
      results.add(row);
    }
  }

  private static Map<String, Object> row(Path image, Picture picture) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", image.toString());
    row.put("width", picture.width());
    row.put("height", picture.height());
    return row;
  }

  /** Tells that a picture cannot be read and adds it. */
  void refuse(Path image, Exception reason) throws IOException {
    results.refuse(image, reason);
  }

  void complete() {
    results.complete();
  }

  @Override
  public void close() throws IOException {
    results.close();
  }
}

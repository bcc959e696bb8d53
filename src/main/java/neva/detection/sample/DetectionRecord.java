package neva.detection.sample;

import java.nio.file.Path;
import java.util.List;
import neva.detection.ssd.LabeledBox;

/**
 * What a record says of its picture.
 *
 * @param file that holds the record
 * @param number of the record in its file, from 1
 * @param name of the picture, or empty
 * @param width of the picture in pixels, as it decodes
 * @param height of the picture in pixels, as it decodes
 * @param objects may be empty: a background picture
 * @param remarks what was put right
 */
public record DetectionRecord(
    Path file,
    int number,
    String name,
    int width,
    int height,
    List<TrueObject> objects,
    List<Remark> remarks) {

  public DetectionRecord {
    objects = List.copyOf(objects);
    remarks = List.copyOf(remarks);
  }

  /** What training has to find. */
  public List<LabeledBox> toLearn() {
    return objects.stream().map(TrueObject::toLearn).toList();
  }

  /** {@code train.record, record 3 (frog-007.jpg)}, for messages. */
  public String where() {
    return where(file, number, name);
  }

  static String where(Path file, int number, String name) {
    return "%s, record %d%s".formatted(file, number, name.isEmpty() ? "" : " (" + name + ")");
  }
}

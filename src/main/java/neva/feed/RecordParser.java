package neva.feed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import neva.annotation.Box;
import neva.annotation.LabelMap;
import neva.image.ImageHeader;
import neva.io.BadInputException;
import neva.tfrecord.Examples;
import neva.tfrecord.Features;

/**
 * Reads records in the form of the Object Detection API.
 *
 * @see <a
 *     href="https://github.com/tensorflow/models/blob/master/research/object_detection/g3doc/using_your_own_dataset.md">Preparing
 *     inputs</a>
 */
final class RecordParser {

  static final String ENCODED = "image/encoded";
  private static final String FILENAME = "image/filename";
  private static final String XMIN = "image/object/bbox/xmin";
  private static final List<String> EDGES =
      List.of(XMIN, "image/object/bbox/ymin", "image/object/bbox/xmax", "image/object/bbox/ymax");
  private static final String TEXT = "image/object/class/text";
  private static final String LABEL = "image/object/class/label";
  private static final String WEIGHT = "image/object/weight";
  private static final String DIFFICULT = "image/object/difficult";
  private static final String CROWD = "image/object/is_crowd";
  private static final String AREA = "image/object/area";

  private final LabelMap labels;

  RecordParser(LabelMap labels) {
    this.labels = labels;
  }

  DetectionRecord parse(Path file, int number, byte[] record) {
    String where = DetectionRecord.where(file, number, "");
    try {
      Features example = Examples.parse(record);
      String name = example.texts(FILENAME).stream().findFirst().orElse("");
      where = DetectionRecord.where(file, number, name);
      byte[] picture = example.bytes(ENCODED);
      if (picture.length == 0) {
        throw new BadInputException(
            "Expected a picture in feature %s but found none; write the record again with one."
                .formatted(ENCODED));
      }
      ImageHeader header = ImageHeader.read(picture);
      ObjectParser objects = objects(example, header);
      return new DetectionRecord(
          file,
          number,
          name,
          header.width(),
          header.height(),
          objects.objects(),
          objects.remarks());
    } catch (BadInputException e) {
      throw new BadInputException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  private ObjectParser objects(Features example, ImageHeader header) {
    int count = example.length(XMIN);
    ObjectParser parser = new ObjectParser(labels, header.width(), header.height());
    float[][] edges =
        EDGES.stream().map(key -> floats(example, key, count, true, 0)).toArray(float[][]::new);
    List<String> names = texts(example, count);
    long[] ids = ints(example, LABEL, count);
    float[] weights = floats(example, WEIGHT, count, false, 1);
    float[] areas = floats(example, AREA, count, false, Float.NaN);
    long[] difficult = ints(example, DIFFICULT, count);
    long[] crowd = ints(example, CROWD, count);
    for (int i = 0; i < count; i++) {
      Box box = new Box(edges[0][i], edges[1][i], edges[2][i], edges[3][i]);
      parser.add(box, names.get(i), ids[i], weights[i], difficult[i] != 0, crowd[i] != 0, areas[i]);
    }
    return parser;
  }

  private static float[] floats(
      Features example, String key, int count, boolean required, float missing) {
    if (isThere(example, key, count, required)) {
      return example.floats(key);
    }
    float[] values = new float[count];
    Arrays.fill(values, missing);
    return values;
  }

  private static long[] ints(Features example, String key, int count) {
    return isThere(example, key, count, false) ? example.ints(key) : new long[count];
  }

  private static List<String> texts(Features example, int count) {
    return isThere(example, TEXT, count, false)
        ? example.texts(TEXT)
        : Stream.generate(() -> "").limit(count).toList();
  }

  /** Whether a list has a value for each object; it may have none when it is not required. */
  private static boolean isThere(Features example, String key, int count, boolean required) {
    int length = example.length(key);
    if (length != count && (required || length != 0)) {
      throw new BadInputException(
          "Expected %d values in feature %s, as in %s, but found %d; write the record again."
              .formatted(count, key, XMIN, length));
    }
    return length != 0;
  }
}

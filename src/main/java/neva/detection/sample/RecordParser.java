package neva.detection.sample;

import java.nio.file.Path;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.image.ImageHeader;
import neva.io.BadInputException;
import neva.tfrecord.Examples;
import neva.tfrecord.Features;
import neva.tfrecord.ObjectLists;
import neva.tfrecord.PictureKeys;

/**
 * Reads records in the form of the Object Detection API.
 *
 * @see <a
 *     href="https://github.com/tensorflow/models/blob/master/research/object_detection/g3doc/using_your_own_dataset.md">Preparing
 *     inputs</a>
 */
final class RecordParser {

  private final LabelMap labels;

  RecordParser(LabelMap labels) {
    this.labels = labels;
  }

  DetectionRecord parse(Path file, int number, byte[] record) {
    String where = DetectionRecord.where(file, number, "");
    try {
      Features example = Examples.parse(record);
      String name = example.texts(PictureKeys.FILENAME).stream().findFirst().orElse("");
      where = DetectionRecord.where(file, number, name);
      byte[] picture = example.bytes(PictureKeys.ENCODED);
      if (picture.length == 0) {
        throw new BadInputException(
            "Expected a picture in feature %s but found none; write the record again with one."
                .formatted(PictureKeys.ENCODED));
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
    ObjectParser parser = new ObjectParser(labels, header.width(), header.height());
    ObjectLists lists = new ObjectLists(example);
    float[] xmin = lists.floats(PictureKeys.XMIN);
    float[] ymin = lists.floats(PictureKeys.YMIN);
    float[] xmax = lists.floats(PictureKeys.XMAX);
    float[] ymax = lists.floats(PictureKeys.YMAX);
    List<String> names = lists.texts(PictureKeys.TEXT);
    long[] ids = lists.ints(PictureKeys.LABEL);
    float[] weights = lists.floats(PictureKeys.WEIGHT, 1);
    float[] areas = lists.floats(PictureKeys.AREA, Float.NaN);
    long[] difficult = lists.ints(PictureKeys.DIFFICULT);
    long[] crowd = lists.ints(PictureKeys.CROWD);
    for (int i = 0; i < lists.count(); i++) {
      Box box = new Box(xmin[i], ymin[i], xmax[i], ymax[i]);
      parser.add(box, names.get(i), ids[i], weights[i], difficult[i] != 0, crowd[i] != 0, areas[i]);
    }
    return parser;
  }
}

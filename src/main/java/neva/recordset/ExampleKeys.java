package neva.recordset;

import java.util.List;

/**
 * The keys of the Object Detection API's records.
 *
 * @see <a
 *     href="https://github.com/tensorflow/models/blob/master/research/object_detection/g3doc/using_your_own_dataset.md">Preparing
 *     inputs</a>
 */
final class ExampleKeys {

  static final String ENCODED = "image/encoded";
  static final String FORMAT = "image/format";
  static final String FILENAME = "image/filename";
  static final String SOURCE_ID = "image/source_id";
  static final String SHA256 = "image/key/sha256";
  static final String HEIGHT = "image/height";
  static final String WIDTH = "image/width";
  static final String XMIN = "image/object/bbox/xmin";
  static final String XMAX = "image/object/bbox/xmax";
  static final String YMIN = "image/object/bbox/ymin";
  static final String YMAX = "image/object/bbox/ymax";
  static final String TEXT = "image/object/class/text";
  static final String LABEL = "image/object/class/label";
  static final String DIFFICULT = "image/object/difficult";
  static final String TRUNCATED = "image/object/truncated";
  static final String VIEW = "image/object/view";
  static final String CROWD = "image/object/is_crowd";
  static final String AREA = "image/object/area";

  /** The edges of the boxes, one value for each object. */
  static final List<String> EDGES = List.of(XMIN, XMAX, YMIN, YMAX);

  private ExampleKeys() {}
}

package neva.detection.recordset;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import neva.detection.annotation.LabelMap;
import neva.io.BadInputException;
import neva.tfrecord.Features;
import neva.tfrecord.Features.Type;
import neva.tfrecord.PictureKeys;

/** Checks the lists of one record: their types and lengths, boxes and classes. */
final class ExampleCheck {

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          entry(PictureKeys.ENCODED, Type.BYTES),
          entry(PictureKeys.FORMAT, Type.BYTES),
          entry(PictureKeys.FILENAME, Type.BYTES),
          entry(PictureKeys.SOURCE_ID, Type.BYTES),
          entry(PictureKeys.SHA256, Type.BYTES),
          entry(PictureKeys.HEIGHT, Type.INTS),
          entry(PictureKeys.WIDTH, Type.INTS),
          entry(PictureKeys.XMIN, Type.FLOATS),
          entry(PictureKeys.XMAX, Type.FLOATS),
          entry(PictureKeys.YMIN, Type.FLOATS),
          entry(PictureKeys.YMAX, Type.FLOATS),
          entry(PictureKeys.TEXT, Type.BYTES),
          entry(PictureKeys.LABEL, Type.INTS),
          entry(PictureKeys.DIFFICULT, Type.INTS),
          entry(PictureKeys.TRUNCATED, Type.INTS),
          entry(PictureKeys.VIEW, Type.BYTES),
          entry(PictureKeys.CROWD, Type.INTS),
          entry(PictureKeys.AREA, Type.FLOATS));

  private static final List<String> TEXTS =
      List.of(
          PictureKeys.FORMAT,
          PictureKeys.FILENAME,
          PictureKeys.SOURCE_ID,
          PictureKeys.SHA256,
          PictureKeys.TEXT,
          PictureKeys.VIEW);

  private static final List<String> REQUIRED =
      List.of(PictureKeys.ENCODED, PictureKeys.FORMAT, PictureKeys.HEIGHT, PictureKeys.WIDTH);

  private static final List<String> OPTIONAL =
      List.of(PictureKeys.FILENAME, PictureKeys.SOURCE_ID, PictureKeys.SHA256);

  private static final List<String> OPTIONAL_OF_OBJECTS =
      List.of(
          PictureKeys.TEXT,
          PictureKeys.LABEL,
          PictureKeys.DIFFICULT,
          PictureKeys.TRUNCATED,
          PictureKeys.VIEW,
          PictureKeys.CROWD,
          PictureKeys.AREA);

  private final Features example;
  private final LabelMap labels; // null when the classes are not known
  private final DefectSink defects;
  private final int objects;

  ExampleCheck(Features example, LabelMap labels, DefectSink defects) {
    this.example = example;
    this.labels = labels;
    this.defects = defects;
    this.objects = example.length(PictureKeys.XMIN);
  }

  /** Reports everything; returns whether all lists have their types and lengths. */
  boolean run() {
    boolean lists = typesAreRight() && textsAreRight() & lengthsAreRight();
    if (lists) {
      checkBoxes();
      checkClasses();
    }
    return lists;
  }

  private boolean typesAreRight() {
    boolean right = true;
    for (String key : example.keys()) {
      Type expected = TYPES.get(key);
      Type found = example.type(key);
      if (expected != null && found != expected && found != Type.EMPTY) {
        defects.report(key, "a list of " + word(expected), "a list of " + word(found));
        right = false;
      }
    }
    return right;
  }

  private boolean textsAreRight() {
    boolean right = true;
    for (String key : TEXTS) {
      try {
        example.texts(key);
      } catch (BadInputException e) {
        defects.report(key, "text in UTF-8", "other bytes");
        right = false;
      }
    }
    return right;
  }

  private static String word(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private boolean lengthsAreRight() {
    boolean right = true;
    for (String key : REQUIRED) {
      right &= hasLength(key, "one value", 1, 1);
    }
    for (String key : OPTIONAL) {
      right &= hasLength(key, "one value or none", 0, 1);
    }
    String perObject = objects + " values, as in xmin";
    for (String key : PictureKeys.EDGES) {
      right &= hasLength(key, perObject, objects, objects);
    }
    for (String key : OPTIONAL_OF_OBJECTS) {
      right &= hasLength(key, perObject, 0, objects);
    }
    return right;
  }

  private boolean hasLength(String key, String expected, int either, int or) {
    int length = example.length(key);
    if (length == either || length == or) {
      return true;
    }
    defects.report(key, expected, length == 0 ? "none" : length + " values");
    return false;
  }

  private void checkBoxes() {
    checkEdges(PictureKeys.XMIN, PictureKeys.XMAX);
    checkEdges(PictureKeys.YMIN, PictureKeys.YMAX);
  }

  private void checkEdges(String minKey, String maxKey) {
    float[] min = example.floats(minKey);
    float[] max = example.floats(maxKey);
    for (int i = 0; i < objects; i++) {
      boolean inRange = isInRange(minKey, min[i], i) & isInRange(maxKey, max[i], i);
      if (inRange && min[i] >= max[i]) {
        defects.report(minKey, "less than " + max[i], min[i] + of(i));
      }
    }
  }

  private boolean isInRange(String key, float value, int i) {
    boolean inRange = value >= 0 && value <= 1; // NaN is not
    if (!inRange) {
      defects.report(key, "a share from 0 to 1", value + of(i));
    }
    return inRange;
  }

  private static String of(int i) {
    return " in object " + (i + 1);
  }

  private void checkClasses() {
    long[] ids = example.ints(PictureKeys.LABEL);
    List<String> names = example.texts(PictureKeys.TEXT);
    if (objects > 0 && ids.length == 0 && names.isEmpty()) {
      defects.report(PictureKeys.LABEL, "a class for each object", "neither label nor text");
    }
    for (int i = 0; i < objects; i++) {
      boolean labelled = ids.length > 0 && isLabel(ids[i], i);
      if (labels != null && !names.isEmpty()) {
        checkName(names.get(i), labelled ? ids[i] : null, i);
      }
    }
  }

  private boolean isLabel(long id, int i) {
    if (id < 1) {
      defects.report(PictureKeys.LABEL, "a label of at least 1", id + of(i));
      return false;
    }
    boolean known = labels == null || id == (int) id && labels.name((int) id).isPresent();
    if (!known) {
      defects.report(PictureKeys.LABEL, "a label of the label map", id + of(i));
    }
    return known;
  }

  /** With the label where there is a good one, or null. */
  private void checkName(String name, Long id, int i) {
    var known = labels.id(name);
    if (known.isEmpty()) {
      String nearest = labels.nearest(name).map(n -> ", such as " + n).orElse("");
      defects.report(
          PictureKeys.TEXT, "a class of the label map" + nearest, Shown.of(name) + of(i));
    } else if (id != null && id != known.getAsInt()) {
      defects.report(
          PictureKeys.LABEL, known.getAsInt() + ", the label of " + Shown.of(name), id + of(i));
    }
  }
}

package neva.detection.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.io.BadInputException;

/** Checks the objects of a record one by one, and keeps those that can be learnt. */
final class ObjectParser {

  /** How far a box may reach beyond its picture, as a share of it. The API allows the same. */
  private static final double MOST_OVERHANG = 0.1;

  /** What rounding does to a share of 32 bits is not worth a remark. */
  private static final double ROUNDING = 1e-4;

  private final LabelMap labels;
  private final int width;
  private final int height;
  private final List<TrueObject> objects = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private int number;

  ObjectParser(LabelMap labels, int width, int height) {
    this.labels = labels;
    this.width = width;
    this.height = height;
  }

  List<TrueObject> objects() {
    return objects;
  }

  List<Remark> remarks() {
    return remarks;
  }

  /**
   * @param name empty when the record has none
   * @param id 0 when the record has none
   * @param area NaN when the record has none
   */
  void add(
      Box shares,
      String name,
      long id,
      float weight,
      boolean difficult,
      boolean crowd,
      float area) {
    number++;
    checkBox(shares);
    checkWeight(weight);
    int classId = classId(name, id);
    Box box = shares.clip(1, 1);
    if (shares.overhang(1, 1) > ROUNDING) {
      remark(Remark.Kind.CLIPPED);
    }
    Box pixels = box.scale(width, height);
    if (pixels.width() < 1 - ROUNDING || pixels.height() < 1 - ROUNDING) {
      remark(Remark.Kind.TINY);
    } else {
      double own = area > 0 ? area : pixels.area();
      objects.add(new TrueObject(box, classId, weight, difficult, crowd, own));
    }
  }

  private void remark(Remark.Kind kind) {
    remarks.add(new Remark(kind, number));
  }

  private void checkBox(Box box) {
    if (!box.isFinite()) {
      throw bad("edges that are numbers", text(box), "correct its annotation and convert again");
    }
    if (box.xmin() > box.xmax() || box.ymin() > box.ymax()) {
      throw bad("xmin ≤ xmax and ymin ≤ ymax", text(box), "swap the corners of its annotation");
    }
    if (box.overhang(1, 1) > MOST_OVERHANG) {
      throw bad(
          "edges as shares of the picture, 0 to 1",
          text(box),
          "the annotation may have another size of the picture, convert again with neva tfrecord");
    }
  }

  private void checkWeight(float weight) {
    if (!(weight >= 0) || Float.isInfinite(weight)) {
      throw bad("a weight of 0 or more", Float.toString(weight), "correct image/object/weight");
    }
  }

  private int classId(String name, long id) {
    if (name.isEmpty()) {
      return byNumber(id);
    }
    OptionalInt named = labels.id(name);
    if (named.isEmpty()) {
      String perhaps = labels.nearest(name).map(near -> ", perhaps '" + near + "'").orElse("");
      throw bad(
          "a class of the label map" + perhaps,
          "'" + name + "'",
          "add it to the label map or correct the annotation");
    }
    if (id != 0 && id != named.getAsInt()) {
      remark(Remark.Kind.RENUMBERED);
    }
    return named.getAsInt();
  }

  private int byNumber(long id) {
    if (id < 1 || id != (int) id || labels.name((int) id).isEmpty()) {
      throw bad(
          "a class of the label map",
          id == 0 ? "neither text nor label" : "label " + id,
          "name the label map that the records were made with");
    }
    return (int) id;
  }

  private BadInputException bad(String expected, String found, String remedy) {
    return new BadInputException(
        "Expected %s for object %d but found %s; %s.".formatted(expected, number, found, remedy));
  }

  private static String text(Box box) {
    return "x %s to %s, y %s to %s"
        .formatted((float) box.xmin(), (float) box.xmax(), (float) box.ymin(), (float) box.ymax());
  }
}

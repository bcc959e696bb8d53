package neva.detection.ssd;

import java.util.List;
import neva.detection.annotation.Box;

/**
 * The boxes that a network's answers are relative to, as shares of the picture. They reach beyond
 * the picture at its border.
 */
public final class Anchors {

  private final List<Box> boxes;

  Anchors(List<Box> boxes) {
    this.boxes = List.copyOf(boxes);
  }

  public int size() {
    return boxes.size();
  }

  public Box get(int anchor) {
    return boxes.get(anchor);
  }

  /** All of them, [a, 4]: centre y, centre x, height, width. */
  public float[] centres() {
    float[] centres = new float[size() * 4];
    for (int i = 0; i < size(); i++) {
      Box box = boxes.get(i);
      centres[4 * i] = (float) ((box.ymin() + box.ymax()) / 2);
      centres[4 * i + 1] = (float) ((box.xmin() + box.xmax()) / 2);
      centres[4 * i + 2] = (float) box.height();
      centres[4 * i + 3] = (float) box.width();
    }
    return centres;
  }
}

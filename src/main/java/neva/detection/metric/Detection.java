package neva.detection.metric;

import neva.detection.annotation.Box;
import neva.io.Text;

/**
 * An object that was found.
 *
 * @param classId its class, from 1
 * @param name of its class
 * @param score the network's confidence, 0 to 1
 * @param box where it is, in pixels
 */
public record Detection(int classId, String name, double score, Box box) {

  /** {@code dog 0.72 at x 7 to 346, y 12 to 580}. */
  @Override
  public String toString() {
    return Text.format(
        "%s %.2f at x %.0f to %.0f, y %.0f to %.0f",
        name, score, box.xmin(), box.xmax(), box.ymin(), box.ymax());
  }
}

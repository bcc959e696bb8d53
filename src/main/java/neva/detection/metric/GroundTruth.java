package neva.detection.metric;

import java.util.List;
import neva.detection.annotation.Box;

/**
 * An object that is to be found.
 *
 * @param classId its class, from 1
 * @param box where it is, in pixels
 * @param area of the object itself in square pixels, or that of its box
 * @param crowd a group drawn as one: COCO counts neither finding nor missing it
 * @param difficult hard to recognise: Pascal VOC counts neither finding nor missing it
 */
public record GroundTruth(int classId, Box box, double area, boolean crowd, boolean difficult) {

  /** An object of which only class and box are known. */
  public static GroundTruth of(int classId, Box box) {
    return new GroundTruth(classId, box, box.area(), false, false);
  }

  /** The object that a box overlaps most, and by {@code least} or more; null when there is none. */
  static GroundTruth nearest(Box box, List<GroundTruth> truths, double least) {
    GroundTruth nearest = null;
    double most = least;
    for (GroundTruth truth : truths) {
      double iou = box.iou(truth.box);
      if (nearest == null ? iou >= most : iou > most) {
        most = iou;
        nearest = truth;
      }
    }
    return nearest;
  }
}

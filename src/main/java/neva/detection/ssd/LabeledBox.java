package neva.detection.ssd;

import neva.detection.annotation.Box;

/**
 * An object to learn.
 *
 * @param box where it is, as shares of the picture
 * @param classId from 1
 * @param weight of it in the loss, 1 as a rule; one of 0 is neither learnt nor taken for background
 */
public record LabeledBox(Box box, int classId, float weight) {

  public LabeledBox {
    if (classId < 1) {
      throw new IllegalArgumentException("classId must be positive, found " + classId);
    }
  }

  /** An object of weight 1. */
  public static LabeledBox of(Box box, int classId) {
    return new LabeledBox(box, classId, 1);
  }
}

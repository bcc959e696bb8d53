package neva.detection.sample;

import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;

/**
 * An object as a record has it.
 *
 * @param box within the picture, as shares of its width and height
 * @param classId by the label map, from 1
 * @param weight of it in the loss, 1 when the record does not say
 * @param difficult hard to recognise, as Pascal VOC marks it
 * @param crowd a group drawn as one, as COCO marks it
 * @param area of the object itself in square pixels; that of its box when the record does not say
 */
public record TrueObject(
    Box box, int classId, float weight, boolean difficult, boolean crowd, double area) {

  /** What is to be learnt; a crowd has weight 0, it is neither an object nor background. */
  LabeledBox toLearn() {
    return new LabeledBox(box, classId, crowd ? 0 : weight);
  }
}

/**
 * Boxes that people drew on pictures: read from and written to Pascal VOC, COCO, YOLO and CSV, with
 * the label map, and checked against the pictures. Uses {@link neva.image} and {@link neva.io};
 * never loads TensorFlow.
 */
package neva.detection.annotation;

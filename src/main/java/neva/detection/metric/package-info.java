/**
 * How good detections are: the metrics of COCO and of Pascal VOC, and which classes are confused
 * with which. Plain Java; uses {@code neva.detection.annotation} for boxes and {@code neva.io}.
 *
 * <p>Boxes are in pixels of the picture as it is stored. Class numbers start at 1.
 */
package neva.detection.metric;

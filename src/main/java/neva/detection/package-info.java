/**
 * Detection of objects: running detectors of the TensorFlow Object Detection API, training SSD
 * MobileNets on record files, evaluation, report and export. Uses the rooms below it in {@code
 * docs/architecture.md}.
 *
 * <p>Shape comments use: b batch, h height, w width, a anchors, k classes, d detections.
 */
package neva.detection;

/**
 * Detection of objects: running detectors of the TensorFlow Object Detection API, training SSD
 * MobileNets on record files, evaluation, report and export. Uses the rooms under it but {@code
 * recordset} and {@code scene}, and {@code neva.training}, {@code neva.network}, {@code
 * neva.weights}, {@code neva.layer}, {@code neva.dataset}, {@code neva.image}, {@code
 * neva.savedmodel}, {@code neva.checkpoint}, {@code neva.tensorboard}, {@code neva.plot} and {@code
 * neva.io}.
 *
 * <p>Shape comments use: b batch, h height, w width, a anchors, k classes, d detections.
 */
package neva.detection;

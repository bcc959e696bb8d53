/**
 * SSD MobileNet as the TensorFlow Object Detection API has it, as a graph: anchors, matching,
 * targets, losses, network, post-processing, and the import of its weights. Uses {@code
 * neva.layer}, {@code neva.savedmodel}, {@code neva.checkpoint}, {@code neva.detection.annotation}
 * for boxes and {@code neva.io}.
 *
 * <p>Boxes in tensors are [ymin, xmin, ymax, xmax] as shares of the picture's height and width.
 * Class numbers start at 1; 0 is the background.
 *
 * <p>Shape comments: b batch, h height, w width, c channels, a anchors, k classes, d detections.
 */
package neva.detection.ssd;

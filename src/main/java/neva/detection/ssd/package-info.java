/**
 * SSD MobileNet as the TensorFlow Object Detection API has it, as a graph: anchors, matching,
 * targets, losses, heads, post-processing, and the names of its weights in other files. Uses {@code
 * neva.network}, {@code neva.weights}, {@code neva.layer}, {@code neva.savedmodel}, {@code
 * neva.detection.annotation} for boxes and {@code neva.io}.
 *
 * <p>Boxes in tensors are [ymin, xmin, ymax, xmax] as shares of the picture's height and width.
 * Class numbers start at 1; 0 is the background.
 *
 * <p>Shape comments: b batch, h height, w width, c channels, a anchors, k classes, d detections.
 */
package neva.detection.ssd;

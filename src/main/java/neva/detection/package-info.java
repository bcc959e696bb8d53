/**
 * Finding objects on pictures: SSD MobileNet as the TensorFlow Object Detection API has it, with
 * anchors, matching, losses, post-processing, the import of its weights and the metrics of COCO and
 * Pascal VOC. Uses {@code neva.layer}, {@code neva.savedmodel}, {@code neva.checkpoint}, {@code
 * neva.annotation}, {@code neva.image}, {@code neva.plot} and {@code neva.io}.
 *
 * <p>Boxes in tensors are [ymin, xmin, ymax, xmax] as shares of the picture's height and width.
 * Class numbers start at 1; 0 is the background.
 *
 * <p>Shape comments: b batch, h height, w width, c channels, a anchors, k classes, d detections.
 */
package neva.detection;

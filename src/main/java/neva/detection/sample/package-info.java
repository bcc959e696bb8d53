/**
 * Batches of pictures with boxes, out of record files: records opened and checked, pictures
 * decoded, kept, cropped, mirrored, recoloured and scaled ahead of the training, and the check of
 * the data before its first step. Uses {@link neva.tfrecord}, {@link neva.detection.annotation},
 * {@link neva.feed}, {@link neva.image} and {@link neva.io}; of {@code neva.detection.ssd} the
 * boxes, anchors and the matcher, and of {@code neva.training} the order of batches. Of TensorFlow
 * it uses the protocol buffers alone.
 *
 * <p>Boxes are shares of the picture's width and height. Pixels are floats from 0 to 255, red,
 * green, blue. Whatever is random is a function of (seed, step, position in the batch).
 *
 * <p>Shape comments: b batch, h height, w width.
 */
package neva.detection.sample;

/**
 * Drawn scenes: objects before a varied background, with their boxes, for samples, pictures in the
 * documentation and tests. Uses {@link neva.detection.annotation}, {@link neva.image} and {@link
 * neva.io}; never loads TensorFlow.
 */
package neva.detection.scene;

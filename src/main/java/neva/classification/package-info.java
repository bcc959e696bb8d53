/**
 * Image classification: how a network sees images, its training on distorted windows, evaluation,
 * predictions and export. Uses {@code neva.training}, {@code neva.network}, {@code neva.layer},
 * {@code neva.distortion}, {@code neva.feed}, {@code neva.dataset}, {@code neva.savedmodel}, {@code
 * neva.checkpoint}, {@code neva.tensorboard}, {@code neva.plot} and {@code neva.io}.
 *
 * <p>Shape comments use: b batch, h height, w width, c channels, k classes.
 */
package neva.classification;

/**
 * Image classification: how a network sees images, its training on distorted windows, evaluation,
 * predictions and export. Uses every room below it in {@code docs/architecture.md}.
 *
 * <p>Shape comments use: b batch, h height, w width, c channels, k classes.
 */
package neva.classification;

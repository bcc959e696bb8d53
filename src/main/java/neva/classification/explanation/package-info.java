/**
 * What a trained image classifier looks at, and where it errs, as pictures: filters, outputs of
 * convolutions, heat maps over images, mistakes, and the classic kernels to compare with. What it
 * draws goes into a folder and into TensorBoard's event files. Uses {@link neva.classification},
 * {@code neva.training}, {@code neva.layer}, {@code neva.dataset}, {@code neva.tensorboard}, {@code
 * neva.plot} and {@code neva.io}.
 */
package neva.classification.explanation;

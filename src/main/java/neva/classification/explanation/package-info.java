/**
 * What a trained image classifier looks at, and where it errs, as pictures: filters, outputs of
 * convolutions, heat maps over images, mistakes, and the classic kernels to compare with. Stands
 * above {@link neva.classification}; what it draws goes into a folder and into TensorBoard's event
 * files.
 */
package neva.classification.explanation;

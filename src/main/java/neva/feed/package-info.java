/**
 * Pictures for a training that does not hold them all: decoded, kept as far as a bound in bytes
 * allows, scaled, and made into batches ahead of the step. Knows nothing of boxes or classes. Uses
 * {@code neva.image}; no TensorFlow.
 *
 * <p>Not part of the API: this package may change in any release.
 */
package neva.feed;

/**
 * Weights of other models for the variables of a network: found under their names, compared by
 * shape, assigned, and a table of what became of each. Uses {@code neva.layer}, {@code
 * neva.savedmodel} and {@code neva.io}.
 *
 * <p>Not part of the API: this package may change in any release.
 */
package neva.weights;

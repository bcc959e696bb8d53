/**
 * Weights of other models for the variables of a network: found under their names, compared by
 * shape, assigned, and a table of what became of each. Uses {@link neva.layer}, {@link
 * neva.savedmodel} and {@link neva.io}.
 */
package neva.weights;

/**
 * Random image ops for a whole batch inside the graph, each image with its own random values. Uses
 * {@code neva.io} for what it refuses.
 *
 * <p>Randomness has no state: every random op takes a key {@code (seed, global step)} and draws the
 * same values, bit for bit, whenever it gets the same key. The ops of one graph draw independently
 * of each other although they share the key. Gradients do not flow through this package.
 *
 * <p>Shape comments: b batch, h height, w width, c channels, n stored images.
 */
package neva.distortion;

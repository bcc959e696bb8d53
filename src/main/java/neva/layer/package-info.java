/**
 * Layers that build their part of a TensorFlow graph, the variables they own and the {@link
 * neva.layer.Network} that chains them. Also the door to TensorFlow's native library. Uses {@code
 * neva.io}.
 *
 * <p>Shape comments use: b batch, h height, w width, c channels, k kernel side, u units.
 */
package neva.layer;

/**
 * Networks for classifying images, a page each: from prepared images [b, h, w, c] to logits [b, k].
 *
 * <p>May use {@code neva.layer} and {@code neva.io}.
 */
package neva.network;

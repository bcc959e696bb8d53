/**
 * Networks for classifying images, a page each, and how to bring one of one's own: from prepared
 * images [b, h, w, c] to logits [b, k].
 *
 * <p>May use {@code neva.layer} and {@code neva.io}.
 */
package neva.network;

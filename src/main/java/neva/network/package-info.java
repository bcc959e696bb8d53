/**
 * Networks for images, a page each: those that classify, from prepared images [b, h, w, c] to
 * logits [b, k], with how to bring one of one's own, and the MobileNets that others build on. Uses
 * {@code neva.layer} and {@code neva.io}.
 */
package neva.network;

/**
 * SavedModels: read and described in pure Java, before or without the native library; written; and
 * their sessions used by several threads. Uses {@code neva.checkpoint}, whose reader of tensor
 * bundles reads their weights, and {@code neva.io}.
 */
package neva.savedmodel;

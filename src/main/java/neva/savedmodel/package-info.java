/**
 * SavedModels: read and described in pure Java, before or without the native library, and written.
 * Uses {@code neva.checkpoint}, whose reader of tensor bundles reads their weights, and {@code
 * neva.io}.
 */
package neva.savedmodel;

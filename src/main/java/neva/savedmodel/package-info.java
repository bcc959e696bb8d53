/**
 * SavedModels: reading and describing them in pure Java, before or without the native library;
 * writing them, and using their sessions by several threads. Uses the reader of tensor bundles in
 * {@code neva.checkpoint}.
 */
package neva.savedmodel;

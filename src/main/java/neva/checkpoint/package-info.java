/**
 * Checkpoints as TensorFlow writes them: saving and restoring variables, the run's folder of
 * checkpoints with its state file, and a reader of tensor bundles in pure Java. Uses {@code
 * neva.io}, and TensorFlow's graph in {@code Saver} and what calls it alone; listing and checking
 * never load the native library.
 */
package neva.checkpoint;

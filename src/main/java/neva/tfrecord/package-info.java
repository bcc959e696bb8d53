/**
 * TFRecord files, read and written in pure Java, plain or compressed: the framing of data sets and
 * of event files alike, and the Examples that data sets hold. Uses {@link neva.io} and the protocol
 * buffers of TensorFlow only, and never loads native code.
 */
package neva.tfrecord;

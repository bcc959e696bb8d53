/**
 * Picture files: their headers walked without decoding, their pixels decoded to RGB, scaled and
 * encoded. Uses {@link neva.io} only; never loads TensorFlow.
 */
package neva.image;

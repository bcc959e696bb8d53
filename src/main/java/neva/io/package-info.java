/**
 * What every room needs at its door: the exception for bad input, files that appear whole or not at
 * all, JSON, checksums, columns of text and the text form of protocol buffers. Uses no other room.
 */
package neva.io;

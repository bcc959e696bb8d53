/**
 * What every package needs: the exception for bad input, the checks of arguments, copies of
 * configuration records, files that appear whole or not at all, JSON, checksums, numbers as text,
 * columns of text and the text form of protocol buffers. Uses no other package.
 */
package neva.io;

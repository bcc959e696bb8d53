/**
 * The command line: each command parses its options, calls the room that does the work and prints
 * what it returns. May use every other room; nothing uses it.
 *
 * <p>Not part of the API: this package may change in any release.
 */
package neva.cli;

/**
 * The command line: each command parses its options, calls the room that does the work and prints
 * what it returns. May use every other room; nothing uses it.
 */
package neva.cli;

/**
 * Public image sets, fetched from their addresses: resumed where a transfer broke off, checked
 * against their digests, unpacked within their folder. Pure Java; may use {@link neva.io} only.
 */
package neva.download;

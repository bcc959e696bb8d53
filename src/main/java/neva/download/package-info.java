/**
 * Public image sets, fetched from their addresses: resumed where a transfer broke off, checked
 * against their digests, unpacked within their folder. Pure Java; may use {@link neva.io} only.
 *
 * <p>Not part of the API: this package may change in any release.
 */
package neva.download;

/**
 * Values at regular times: read from CSV files, split so that the past never sees the future,
 * scaled, cut into windows, forecast by simple rules and judged. Pure Java; may use {@code neva.io}
 * only.
 */
package neva.series;

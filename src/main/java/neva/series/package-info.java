/**
 * Values at regular times: read from CSV files, split so that the past never sees the future,
 * scaled, cut into windows, forecast by simple rules and judged. Pure Java; may use {@code neva.io}
 * only.
 *
 * <p>For programs of your own alone: {@link neva.series.Windows} and {@link
 * neva.series.Difference}, changes and seasonal changes. {@code neva.forecasting} has them in
 * another form: chunks of a series, and the rule whose errors its network learns.
 */
package neva.series;

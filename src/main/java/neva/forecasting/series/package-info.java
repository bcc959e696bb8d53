/**
 * Values at regular times: read from CSV files as people have them, with columns and holidays that
 * are known for the future, split so that the past never sees the future, scaled, cut into windows,
 * forecast by simple rules and evaluated. Pure Java; may use {@code neva.io} only.
 *
 * <p>For programs of your own alone: {@link neva.forecasting.series.SlidingWindows} and {@link
 * neva.forecasting.series.Difference}, changes and seasonal changes. {@code neva.forecasting} has
 * them in another form: chunks of a series, and the rule whose errors its network learns.
 */
package neva.forecasting.series;

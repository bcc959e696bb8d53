/**
 * Forecasts of series: a simple rule and an LSTM that corrects it, trained, evaluated beside the
 * baselines, and exported. Uses {@code neva.forecasting.series}, {@code neva.training}, {@code
 * neva.layer}, {@code neva.savedmodel}, {@code neva.checkpoint}, {@code neva.plot} and {@code
 * neva.io}.
 *
 * <p>Shape comments use: b batch, t time steps, f features, u units, g members of an ensemble, h
 * steps ahead, q quantiles.
 */
package neva.forecasting;

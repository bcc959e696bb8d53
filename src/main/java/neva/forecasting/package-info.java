/**
 * Forecasts of series: a simple rule and an LSTM that corrects it, trained, judged beside the
 * baselines, and exported. Uses {@code series}, {@code training}, {@code layer}, {@code
 * savedmodel}, {@code checkpoint}, {@code tensorboard}, {@code plot} and {@code io}.
 *
 * <p>Shape comments use: b batch, t time steps, f features, u units, g members of an ensemble, h
 * steps ahead, q quantiles.
 */
package neva.forecasting;

/**
 * An LSTM that corrects a simple rule: prepared series, training, forecasts with intervals, export.
 * {@link neva.forecasting.lstm.LstmForecaster} is the door. Uses {@code neva.forecasting.method}
 * for what forecasters have in common, {@code neva.forecasting.series}, {@code neva.training},
 * {@code neva.layer}, {@code neva.savedmodel}, {@code neva.checkpoint} and {@code neva.io}.
 *
 * <p>Shape comments use: b batch, t time steps, f features, u units, g members of an ensemble, h
 * steps ahead, q quantiles.
 */
package neva.forecasting.lstm;

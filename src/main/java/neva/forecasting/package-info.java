/**
 * Forecasts of time series: methods compared on validation data, the best chosen for each series,
 * evaluated and reported. Uses {@code neva.forecasting.lstm}, {@code neva.forecasting.method},
 * {@code neva.forecasting.series}, {@code neva.training}, {@code neva.layer}, {@code
 * neva.savedmodel}, {@code neva.plot} and {@code neva.io}.
 */
package neva.forecasting;

/**
 * Statistical methods that forecast one series from its own past, and the choice among them: naive
 * rules, Theta, exponential smoothing, autoregression, intermittent demand, two seasons. Pure Java;
 * may use {@code neva.forecasting.series} and {@code neva.io} only.
 *
 * <p>A {@link neva.forecasting.method.ForecastMethod} is fitted to a training set and then
 * forecasts from any longer history of the same series without being fitted again; {@link
 * neva.forecasting.method.MethodChoice} judges several on validation origins within the training
 * part and takes the mean of the best. {@link neva.forecasting.method.ValuesMethod} is where to
 * start for a method of one's own.
 */
package neva.forecasting.method;

package neva.forecasting;

import java.util.List;
import java.util.function.ToDoubleFunction;
import neva.forecasting.series.ForecastMetrics;

/** The measures of several series as those of one: each forecast counts the same. */
final class Pooled {

  private Pooled() {}

  static ForecastMetrics of(List<ForecastMetrics> all) {
    return new ForecastMetrics(
        all.stream().mapToInt(ForecastMetrics::count).sum(),
        Math.sqrt(mean(all, ForecastMetrics::count, m -> m.rmse() * m.rmse())),
        mean(all, ForecastMetrics::count, ForecastMetrics::mae),
        mean(all, m -> m.count() - m.zeros(), ForecastMetrics::mape),
        mean(all, ForecastMetrics::count, ForecastMetrics::smape),
        mean(all, ForecastMetrics::count, ForecastMetrics::mase),
        all.stream().mapToInt(ForecastMetrics::zeros).sum());
  }

  private static double mean(
      List<ForecastMetrics> all,
      ToDoubleFunction<ForecastMetrics> weight,
      ToDoubleFunction<ForecastMetrics> value) {
    double sum = 0;
    double weights = 0;
    for (ForecastMetrics metrics : all) {
      double own = weight.applyAsDouble(metrics);
      double measure = value.applyAsDouble(metrics);
      if (own > 0 && !Double.isNaN(measure)) {
        sum += own * measure;
        weights += own;
      }
    }
    return sum / weights;
  }
}

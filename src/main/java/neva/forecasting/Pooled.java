package neva.forecasting;

import java.util.List;
import java.util.function.ToDoubleFunction;
import neva.series.Metrics;

/** The measures of several series as those of one: each forecast counts the same. */
final class Pooled {

  private Pooled() {}

  static Metrics of(List<Metrics> all) {
    return new Metrics(
        all.stream().mapToInt(Metrics::count).sum(),
        Math.sqrt(mean(all, Metrics::count, m -> m.rmse() * m.rmse())),
        mean(all, Metrics::count, Metrics::mae),
        mean(all, m -> m.count() - m.zeros(), Metrics::mape),
        mean(all, Metrics::count, Metrics::smape),
        mean(all, Metrics::count, Metrics::mase),
        all.stream().mapToInt(Metrics::zeros).sum());
  }

  private static double mean(
      List<Metrics> all, ToDoubleFunction<Metrics> weight, ToDoubleFunction<Metrics> value) {
    double sum = 0;
    double weights = 0;
    for (Metrics metrics : all) {
      double own = weight.applyAsDouble(metrics);
      if (own > 0) {
        sum += own * value.applyAsDouble(metrics);
        weights += own;
      }
    }
    return sum / weights;
  }
}

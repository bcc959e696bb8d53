package neva.forecasting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.IntervalMetrics;

/** What metrics.json holds: numbers by name, null where one is not defined, for JSON has no NaN. */
final class EvaluationJson {

  private final ForecastEvaluation evaluation;
  private final List<SeriesEvaluation> series;

  EvaluationJson(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
    this.series = evaluation.series();
  }

  /** All measures, over all series and, where there are several, of each. */
  Map<String, Object> tree() {
    Map<String, Object> tree = measures();
    if (series.size() > 1) {
      tree.put("series", evaluation.alone().stream().map(EvaluationJson::ofOne).toList());
    }
    return tree;
  }

  private static Map<String, Object> ofOne(ForecastEvaluation alone) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", alone.series().get(0).series().id());
    tree.putAll(new EvaluationJson(alone).measures());
    return tree;
  }

  private Map<String, Object> measures() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("method", evaluation.method());
    tree.put("best", evaluation.best());
    tree.put("warning", evaluation.warning().orElse(null));
    tree.put("validation", evaluation.validation());
    tree.put("weights", evaluation.weights());
    if (series.size() == 1) {
      tree.put("deviation", series.get(0).deviation());
    }
    tree.putAll(judged(SeriesEvaluation::oneStep));
    tree.put("left-out", evaluation.leftOut());
    tree.put("all-at-once", judged(SeriesEvaluation::allAtOnce));
    Map<String, Object> rolling = judged(SeriesEvaluation::rolling);
    Backtest backtest = evaluation.backtest();
    rolling.put("horizon", backtest.horizon());
    rolling.put("every", backtest.every());
    rolling.put("rmse-by-step", evaluation.byStep());
    tree.put("backtest", rolling);
    return tree;
  }

  private Map<String, Object> judged(Function<SeriesEvaluation, Judgement> which) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> test = measures(each -> which.apply(each).metrics());
    if (series.stream().allMatch(each -> which.apply(each).hasIntervals())) {
      addIntervals(test, series.stream().map(each -> which.apply(each).intervals()).toList());
    }
    tree.put("test", test);
    Map<String, Object> baselines = new LinkedHashMap<>();
    evaluation
        .baselineNames(which)
        .forEach(name -> baselines.put(name, measures(each -> which.apply(each).metrics(name))));
    tree.put("baselines", baselines);
    return tree;
  }

  private void addIntervals(Map<String, Object> to, List<IntervalMetrics> intervals) {
    double count = intervals.stream().mapToInt(IntervalMetrics::count).sum();
    double widths = intervals.stream().mapToDouble(m -> m.count() * m.meanWidth()).sum();
    to.put("level", evaluation.level());
    to.put("coverage", intervals.stream().mapToInt(IntervalMetrics::covered).sum() / count);
    to.put("width", widths / count);
  }

  private Map<String, Object> measures(Function<SeriesEvaluation, ForecastMetrics> which) {
    List<ForecastMetrics> each = series.stream().map(which).toList();
    ForecastMetrics metrics = Pooled.of(each);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("count", metrics.count());
    tree.put("rmse", defined(metrics.rmse()));
    tree.put("mae", defined(metrics.mae()));
    tree.put("mape", defined(metrics.mape()));
    tree.put("smape", defined(metrics.smape()));
    tree.put("mase", defined(metrics.mase()));
    tree.put("scaled-mse", defined(scaledSquares(each) / metrics.count()));
    return tree;
  }

  /** The sum of the squared errors of z-scores. */
  private double scaledSquares(List<ForecastMetrics> each) {
    return IntStream.range(0, each.size())
        .mapToDouble(
            i -> each.get(i).count() * Math.pow(each.get(i).rmse() / series.get(i).deviation(), 2))
        .sum();
  }

  private static Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }
}

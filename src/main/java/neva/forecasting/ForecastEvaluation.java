package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import neva.io.Json;
import neva.series.IntervalMetrics;
import neva.series.Metrics;

/**
 * How the test parts of all series were forecast, by the chosen method and by the baselines.
 *
 * @param method the chosen one
 * @param series one by one
 */
public record ForecastEvaluation(Method method, List<SeriesEvaluation> series) {

  /** The name that the network's measures have among those of the baselines. */
  private static final String NETWORK = "lstm";

  private static final String RULE = "rule";

  /** One step ahead on the training parts, fitted to or chosen by. */
  public Metrics train() {
    return pooled(SeriesEvaluation::train);
  }

  /** One step ahead on the test parts. */
  public Metrics test() {
    return pooled(each -> each.oneStep().metrics());
  }

  /** The baselines one step ahead on the test parts, by name. */
  public Map<String, Metrics> baselines() {
    return baselines(SeriesEvaluation::oneStep);
  }

  /** The baselines of one of the judgements, by name; those that every series has. */
  public Map<String, Metrics> baselines(Function<SeriesEvaluation, Judgement> which) {
    Map<String, Metrics> pooled = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(which.apply(series.get(0)).baselines().keySet());
    series.forEach(each -> names.retainAll(which.apply(each).baselines().keySet()));
    names.forEach(name -> pooled.put(name, pooled(each -> which.apply(each).metrics(name))));
    return pooled;
  }

  /** The measures of one of the judgements over all series. */
  public Metrics metrics(Function<SeriesEvaluation, Judgement> which) {
    return pooled(each -> which.apply(each).metrics());
  }

  /** The method with the smallest RMSE one step ahead: {@code lstm}, or a baseline. */
  public String best() {
    Map<String, Metrics> all = new LinkedHashMap<>(baselines());
    all.put(method == Method.LSTM ? NETWORK : RULE, test());
    return all.entrySet().stream()
        .min(Comparator.comparingDouble(entry -> entry.getValue().rmse()))
        .orElseThrow()
        .getKey();
  }

  /** Plain sentences that say which way to forecast was best, and by how much. */
  public String verdict() {
    return new ForecastReportVerdict(this).toString();
  }

  /** Writes metrics.json. */
  public void write(Path file) throws IOException {
    Json.write(file, json());
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", method == Method.LSTM ? NETWORK : RULE);
    json.put("best", best());
    json.put("train", json(train()));
    json.putAll(json(SeriesEvaluation::oneStep));
    json.put("all-at-once", json(SeriesEvaluation::allAtOnce));
    Map<String, Object> rolling = json(SeriesEvaluation::rolling);
    rolling.put("horizon", series.get(0).rolling().forecasts().backtest().horizon());
    rolling.put("every", series.get(0).rolling().forecasts().backtest().every());
    rolling.put("rmse-by-step", byStep());
    json.put("backtest", rolling);
    return json;
  }

  private Map<String, Object> json(Function<SeriesEvaluation, Judgement> which) {
    Map<String, Object> json = new LinkedHashMap<>();
    Map<String, Object> test = json(metrics(which));
    if (series.stream().allMatch(each -> which.apply(each).hasIntervals())) {
      List<IntervalMetrics> intervals =
          series.stream().map(each -> which.apply(each).intervals()).toList();
      double count = intervals.stream().mapToInt(IntervalMetrics::count).sum();
      test.put("coverage", intervals.stream().mapToInt(IntervalMetrics::covered).sum() / count);
      test.put(
          "width",
          intervals.stream().mapToDouble(each -> each.count() * each.meanWidth()).sum() / count);
    }
    json.put("test", test);
    Map<String, Object> baselines = new LinkedHashMap<>();
    baselines(which).forEach((name, metrics) -> baselines.put(name, json(metrics)));
    json.put("baselines", baselines);
    return json;
  }

  /** The error for each step ahead, over all series. */
  public List<Double> byStep() {
    int horizon =
        series.stream().mapToInt(each -> each.rolling().byStep().size()).min().orElseThrow();
    List<Double> errors = new ArrayList<>();
    for (int step = 0; step < horizon; step++) {
      int h = step;
      errors.add(pooled(each -> each.rolling().byStep().get(h)).rmse());
    }
    return errors;
  }

  /** Numbers by name; null where one is not defined, since JSON has no NaN. */
  private static Map<String, Object> json(Metrics metrics) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", metrics.count());
    json.put("rmse", defined(metrics.rmse()));
    json.put("mae", defined(metrics.mae()));
    json.put("mape", defined(metrics.mape()));
    json.put("smape", defined(metrics.smape()));
    json.put("mase", defined(metrics.mase()));
    return json;
  }

  private static Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private Metrics pooled(Function<SeriesEvaluation, Metrics> which) {
    return Pooled.of(series.stream().map(which).toList());
  }
}

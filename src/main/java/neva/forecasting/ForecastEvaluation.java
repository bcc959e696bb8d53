package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.ForecastMetrics;
import neva.io.Json;

/**
 * How the test parts of all series were forecast, by the chosen method and by the baselines.
 *
 * @param method the chosen one
 * @param level share of values that the judged intervals are to hold
 * @param series one by one
 */
public record ForecastEvaluation(Method method, double level, List<SeriesEvaluation> series) {

  /** One step ahead on the training parts, fitted to or chosen by. */
  public ForecastMetrics train() {
    return pooled(SeriesEvaluation::train);
  }

  /** One step ahead on the test parts. */
  public ForecastMetrics test() {
    return metrics(SeriesEvaluation::oneStep);
  }

  /** The baselines one step ahead on the test parts, by name. */
  public Map<String, ForecastMetrics> baselines() {
    return baselines(SeriesEvaluation::oneStep);
  }

  /** The baselines of one of the judgements, by name; those that every series has. */
  public Map<String, ForecastMetrics> baselines(Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> pooled = new LinkedHashMap<>();
    baselineNames(which)
        .forEach(name -> pooled.put(name, pooled(each -> which.apply(each).metrics(name))));
    return pooled;
  }

  /** The names of the baselines that every series has, the simplest first. */
  List<String> baselineNames(Function<SeriesEvaluation, Judgement> which) {
    List<String> names = new ArrayList<>(which.apply(series.get(0)).baselines().keySet());
    series.forEach(each -> names.retainAll(which.apply(each).baselines().keySet()));
    return names;
  }

  /** Why baselines are not among the others, by name; for the first series that lacks them. */
  public Map<String, String> leftOut() {
    Map<String, String> all = new LinkedHashMap<>();
    series.forEach(each -> each.leftOut().forEach(all::putIfAbsent));
    return all;
  }

  /** The measures of one of the judgements over all series. */
  public ForecastMetrics metrics(Function<SeriesEvaluation, Judgement> which) {
    return pooled(each -> which.apply(each).metrics());
  }

  /** The method with the smallest RMSE one step ahead: {@code lstm}, or a baseline. */
  public String best() {
    return ForecastReportTables.all(this, SeriesEvaluation::oneStep).entrySet().stream()
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
    Json.write(file, new ForecastReportJson(this).tree());
  }

  /** How the rolling origin moved, the same for all series but for their lengths. */
  Backtest backtest() {
    return series.get(0).rolling().forecasts().backtest();
  }

  /** The error for each step ahead, over all series. */
  public List<Double> byStep() {
    return byStep(Judgement::byStep);
  }

  /** The same of a baseline. */
  List<Double> byStep(String baseline) {
    return byStep(judged -> judged.byStep(baseline));
  }

  private List<Double> byStep(Function<Judgement, List<ForecastMetrics>> which) {
    List<List<ForecastMetrics>> each =
        series.stream().map(one -> which.apply(one.rolling())).toList();
    return IntStream.range(0, backtest().horizon())
        .mapToObj(h -> Pooled.of(each.stream().map(steps -> steps.get(h)).toList()).rmse())
        .toList();
  }

  /** Each series by itself. */
  List<ForecastEvaluation> alone() {
    return series.stream()
        .map(each -> new ForecastEvaluation(method, level, List.of(each)))
        .toList();
  }

  private ForecastMetrics pooled(Function<SeriesEvaluation, ForecastMetrics> which) {
    return Pooled.of(series.stream().map(which).toList());
  }
}

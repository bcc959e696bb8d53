package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import neva.forecasting.method.CandidateScore;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.ForecastMetrics;
import neva.io.Json;
import neva.io.Text;

/**
 * How the test sets of all series were forecast, by the chosen method and by the baselines. Its
 * text is a table of both, how well the intervals hold, and the {@link #verdict}.
 *
 * @param method the name of the one that forecasts, "auto" for a choice among several
 * @param horizon how many steps ahead it was chosen for
 * @param level share of values that the judged intervals are to hold
 * @param series one by one
 */
public record ForecastEvaluation(
    String method, int horizon, double level, List<SeriesEvaluation> series) {

  /** One step ahead on the test sets. */
  public ForecastMetrics test() {
    return metrics(SeriesEvaluation::oneStep);
  }

  /** The baselines one step ahead on the test sets, by name. */
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

  /** What the forecaster was chosen for: one step ahead, or the horizon from many origins. */
  Function<SeriesEvaluation, Judgement> asChosen() {
    return horizon == 1 ? SeriesEvaluation::oneStep : SeriesEvaluation::rolling;
  }

  /** Such as "12 steps ahead". */
  String ahead() {
    int steps = horizon == 1 ? 1 : backtest().horizon();
    return steps == 1 ? "one step ahead" : Text.format("%,d steps ahead", steps);
  }

  /** What ranks methods: RMSE, or MASE where there are several series of several sizes. */
  double rank(ForecastMetrics metrics) {
    return series.size() == 1 ? metrics.rmse() : metrics.mase();
  }

  /** The name of {@link #rank}. */
  String measure() {
    return series.size() == 1 ? "RMSE" : "MASE";
  }

  /** The error on validation data in units of MASE, mean over the series that have one, by name. */
  Map<String, Double> validation() {
    return meanOfScores((each, score) -> score.error() / each.oneStep().naiveError());
  }

  /** The weight in the forecast, mean over the series, by name. */
  Map<String, Double> weights() {
    return meanOfScores((each, score) -> score.weight());
  }

  private Map<String, Double> meanOfScores(
      ToDoubleBiFunction<SeriesEvaluation, CandidateScore> value) {
    Map<String, DoubleSummaryStatistics> all = new LinkedHashMap<>();
    for (SeriesEvaluation each : series) {
      for (CandidateScore score : each.scores()) {
        double own = value.applyAsDouble(each, score);
        if (Double.isFinite(own)) {
          all.computeIfAbsent(score.name(), n -> new DoubleSummaryStatistics()).accept(own);
        }
      }
    }
    Map<String, Double> means = new LinkedHashMap<>();
    all.forEach((name, statistics) -> means.put(name, statistics.getAverage()));
    return means;
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

  /** The method with the smallest error at the horizon, of several series the smallest MASE. */
  public String best() {
    return all(asChosen()).entrySet().stream()
        .min(Comparator.comparingDouble(entry -> rank(entry.getValue())))
        .orElseThrow()
        .getKey();
  }

  /** Plain sentences that say which way to forecast was best, and by how much. */
  public String verdict() {
    return new BestMethod(this).toString();
  }

  /** A sentence where a simple method did better on the test set; empty where none did. */
  public Optional<String> warning() {
    return new BestMethod(this).warning();
  }

  @Override
  public String toString() {
    return new EvaluationText(this).toString();
  }

  /** The error by steps ahead from the rolling origin, as a table. */
  public String backtestText() {
    return new BacktestText(this).toString();
  }

  /** Writes metrics.json. */
  public void write(Path file) throws IOException {
    Json.write(file, new EvaluationJson(this).tree());
  }

  /** The measures of the method, then of the rule and the baselines, by name. */
  Map<String, ForecastMetrics> all(Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> all = new LinkedHashMap<>();
    all.put(method, metrics(which));
    ruleFirst(which)
        .forEach(name -> all.put(name, pooled(each -> which.apply(each).metrics(name))));
    return all;
  }

  /** The RMSE for each step ahead of the method, then of the rule and the baselines, by name. */
  Map<String, double[]> errorsByStep() {
    Map<String, double[]> errors = new LinkedHashMap<>();
    errors.put(method, numbers(byStep()));
    ruleFirst(SeriesEvaluation::rolling)
        .forEach(name -> errors.put(name, numbers(byStep(judged -> judged.byStep(name)))));
    return errors;
  }

  private List<String> ruleFirst(Function<SeriesEvaluation, Judgement> which) {
    List<String> names = baselineNames(which);
    if (names.remove(ForecasterConfig.RULE)) {
      names.add(0, ForecasterConfig.RULE);
    }
    return names;
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How many origins the backtest has, over all series. */
  int origins() {
    return series.stream().mapToInt(each -> each.rolling().forecasts().backtest().size()).sum();
  }

  /** How the rolling origin moved, the same for all series but for their lengths. */
  Backtest backtest() {
    return series.get(0).rolling().forecasts().backtest();
  }

  /** The error for each step ahead, over all series. */
  public List<Double> byStep() {
    return byStep(Judgement::byStep);
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
        .map(each -> new ForecastEvaluation(method, horizon, level, List.of(each)))
        .toList();
  }

  private ForecastMetrics pooled(Function<SeriesEvaluation, ForecastMetrics> which) {
    return Pooled.of(series.stream().map(which).toList());
  }
}

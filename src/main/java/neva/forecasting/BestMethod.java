package neva.forecasting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import neva.forecasting.series.ForecastMetrics;

/** Which way to forecast was best on a test set, and by how much, in plain sentences. */
final class BestMethod {

  /** Below this difference two errors count as equal. */
  private static final double EQUAL = 0.01;

  private static final List<String> SIMPLE = List.of("mean", "naive", "seasonal-naive");

  private final ForecastEvaluation evaluation;
  private final String own;

  BestMethod(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
    this.own = evaluation.method();
  }

  @Override
  public String toString() {
    String atOnce = EvaluationText.atOnce(evaluation);
    String ahead = evaluation.ahead().replaceFirst("^o", "O");
    return sentence(ahead, evaluation.asChosen())
        + sentence(atOnce.replaceFirst("a", "A"), SeriesEvaluation::allAtOnce)
        + wins()
        + advice();
  }

  /** What to know before using the forecasts: that a simple method did better on the test set. */
  Optional<String> warning() {
    Map<String, ForecastMetrics> all = evaluation.all(evaluation.asChosen());
    double error = evaluation.rank(all.get(own));
    return SIMPLE.stream()
        .filter(name -> !name.equals(own) && all.containsKey(name))
        .min(Comparator.comparingDouble(name -> evaluation.rank(all.get(name))))
        .filter(name -> 1 - evaluation.rank(all.get(name)) / error >= EQUAL)
        .map(name -> warning(name, evaluation.rank(all.get(name)), error));
  }

  private String warning(String simple, double simpleError, double error) {
    return "%s had %s %s on the test set, %s %s: consider the simpler method."
        .formatted(
            own,
            evaluation.measure(),
            ReportNumbers.number(error),
            simple,
            ReportNumbers.number(simpleError));
  }

  /** The best beside the next best where it is the chosen method, else beside that. */
  private String sentence(String where, Function<SeriesEvaluation, Judgement> which) {
    Map<String, ForecastMetrics> all = evaluation.all(which);
    List<String> ranked =
        all.keySet().stream()
            .sorted(Comparator.comparingDouble(name -> evaluation.rank(all.get(name))))
            .toList();
    String best = ranked.get(0);
    String other = best.equals(own) ? ranked.get(1) : own;
    double error = evaluation.rank(all.get(best));
    double others = evaluation.rank(all.get(other));
    return "%s %s is best: %s %s, %s that of %s, %s.%n"
        .formatted(
            where,
            best,
            evaluation.measure(),
            ReportNumbers.number(error),
            beside(error, others),
            other,
            ReportNumbers.number(others));
  }

  private static String beside(double rmse, double others) {
    double difference = 1 - rmse / others;
    return difference >= EQUAL
        ? ReportNumbers.cell("%.0f%% below", 100 * difference)
        : "equal within 1% to";
  }

  /** Of several series, how many the network forecasts better than the rule. */
  private String wins() {
    List<ForecastEvaluation> alone = evaluation.alone();
    boolean isPair =
        evaluation.method().equals(ForecasterConfig.LSTM)
            && evaluation.baselines().containsKey(ForecasterConfig.RULE);
    if (alone.size() == 1 || !isPair) {
      return "";
    }
    long wins =
        alone.stream()
            .filter(each -> each.test().rmse() < each.baselines().get(ForecasterConfig.RULE).rmse())
            .count();
    return "One step ahead the network beats the rule on %d of %d series.%n"
        .formatted(wins, alone.size());
  }

  private String advice() {
    ForecastMetrics rule = evaluation.baselines().get(ForecasterConfig.RULE);
    boolean better = rule != null && rule.rmse() < evaluation.test().rmse();
    return evaluation.method().equals(ForecasterConfig.LSTM) && better
        ? "The rule alone is better than the network here: use method rule.%n".formatted()
        : "";
  }
}

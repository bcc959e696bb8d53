package neva.forecasting.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/** The methods that were chosen, fitted to all of the training set, forecasting together. */
public final class ChosenForecast implements ForecastFunction {

  /** A method that forecasts, and its weight. */
  private record Member(String name, ForecastFunction fitted, double weight) {}

  private final List<Member> members;
  private final List<CandidateScore> scores;
  private final Optional<StepErrors> errors;
  private final double floor;

  private ChosenForecast(
      List<Member> members,
      List<CandidateScore> scores,
      Optional<StepErrors> errors,
      TrainPart train) {
    this.members = members;
    this.scores = scores;
    this.errors = errors;
    this.floor = SeriesForecast.floor(train.series().values());
  }

  static ChosenForecast of(List<Trial> trials, ValidationPlan plan, TrainPart train) {
    List<Trial> in = trials.stream().filter(Trial::isIn).toList();
    List<Member> members = in.stream().map(trial -> member(trial, train)).toList();
    StepErrors errors = StepErrors.of(plan.backtest(), mean(in));
    List<CandidateScore> scores = trials.stream().map(Trial::score).toList();
    return new ChosenForecast(members, scores, Optional.of(errors), train);
  }

  /** Methods of which nothing is known, all of one weight. */
  static ChosenForecast unvalidated(List<ForecastMethod> methods, TrainPart train) {
    List<Member> members =
        methods.stream().map(each -> new Member(each.name(), each.fit(train), 1)).toList();
    return new ChosenForecast(members, List.of(), Optional.empty(), train);
  }

  private static Member member(Trial trial, TrainPart train) {
    return new Member(trial.method().name(), trial.method().fit(train), trial.score().weight());
  }

  private static double[][] mean(List<Trial> in) {
    double[][] first = in.get(0).forecasts();
    double[][] mean = new double[first.length][first[0].length];
    for (Trial trial : in) {
      for (int k = 0; k < mean.length; k++) {
        add(trial.score().weight(), trial.forecasts()[k], mean[k]);
      }
    }
    return mean;
  }

  private static void add(double weight, double[] forecast, double[] sum) {
    for (int h = 0; h < sum.length; h++) {
      sum[h] += weight * forecast[h];
    }
  }

  /** Who speaks, such as "mean of theta, ets". */
  public String name() {
    String names = members.stream().map(Member::name).collect(Collectors.joining(", "));
    return members.size() == 1 ? names : "mean of " + names;
  }

  /** Every candidate on the validation origins; empty where there was too little to validate on. */
  public List<CandidateScore> scores() {
    return scores;
  }

  /** How far the choice was off on the validation origins, for intervals; empty like the scores. */
  public Optional<StepErrors> errors() {
    return errors;
  }

  /** A member whose forecast leaves the range of the values is passed over. */
  @Override
  public double[] forecast(Series history, int horizon) {
    Range range = Range.of(history, horizon);
    double[] sum = new double[horizon];
    double weights = 0;
    for (Member member : members) {
      double[] forecast = member.fitted.forecast(history, horizon);
      if (range.holds(forecast)) {
        add(member.weight, forecast, sum);
        weights += member.weight;
      }
    }
    return weights > 0 ? scaled(sum, weights) : last(history, horizon);
  }

  /**
   * Bounds around the forecasts that hold each value with probability {@code level}, from the
   * errors on the validation origins; empty where there are none. Not below zero where no value of
   * the training set is, and then not wider than three times the mean of the history.
   */
  public Optional<Bounds> bounds(Series history, int horizon, double level) {
    return errors.map(known -> bounds(known, history, horizon, level));
  }

  private Bounds bounds(StepErrors known, Series history, int horizon, double level) {
    double[] forecast = forecast(history, horizon);
    double[] margins = known.margins(horizon, level);
    double widest = widest(history);
    double[] lower = new double[horizon];
    double[] upper = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double margin = Math.min(margins[h], widest);
      lower[h] = Math.max(floor, forecast[h] - margin);
      upper[h] = forecast[h] + margin;
    }
    return new Bounds(Math.min(level, known.highestLevel()), lower, upper);
  }

  private double widest(Series history) {
    return floor == 0
        ? 1.5 * Arrays.stream(history.values()).average().orElseThrow()
        : Double.POSITIVE_INFINITY;
  }

  private double[] scaled(double[] sum, double weights) {
    double[] mean = new double[sum.length];
    for (int h = 0; h < mean.length; h++) {
      mean[h] = Math.max(floor, sum[h] / weights);
    }
    return mean;
  }

  private static double[] last(Series history, int horizon) {
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, history.value(history.length() - 1));
    return forecast;
  }
}

package neva.forecasting.method;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Interval;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/** The methods that were chosen, fitted to all of the training set, forecasting together. */
public final class ChosenForecast implements SeriesPredictor {

  /** A method that forecasts, and its weight. */
  private record Member(ForecastMethod method, ForecastFunction fitted, double weight) {

    static Member of(ForecastMethod method, TrainPart train, double weight) {
      return new Member(method, method.fit(train), weight);
    }

    Member refit(TrainPart train) {
      return of(method, train, weight);
    }
  }

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

  /**
   * @param scores of all candidates
   * @param trials of those that were chosen, at least
   */
  static ChosenForecast of(
      List<CandidateScore> scores, List<Trial> trials, ValidationPlan plan, TrainPart train) {
    List<Trial> in = trials.stream().filter(Trial::isIn).toList();
    List<Member> members =
        in.stream().map(trial -> Member.of(trial.method(), train, trial.score().weight())).toList();
    StepErrors errors = StepErrors.of(plan.backtest(), mean(in));
    return new ChosenForecast(members, scores, Optional.of(errors), train);
  }

  /** Methods of which nothing is known, all of one weight. */
  static ChosenForecast unvalidated(List<ForecastMethod> methods, TrainPart train) {
    List<Member> members = methods.stream().map(each -> Member.of(each, train, 1)).toList();
    return new ChosenForecast(members, List.of(), Optional.empty(), train);
  }

  /** The same methods, weights and bounds, fitted to more of the series. */
  @Override
  public ChosenForecast refit(TrainPart train) {
    List<Member> again = members.stream().map(member -> member.refit(train)).toList();
    return new ChosenForecast(again, scores, errors, train);
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

  /** What forecasts, such as "mean of theta, ets", the greatest weight first. */
  @Override
  public String name() {
    String names =
        members.stream()
            .sorted((a, b) -> Double.compare(b.weight, a.weight))
            .map(member -> member.method.name())
            .collect(Collectors.joining(", "));
    return members.size() == 1 ? names : "mean of " + names;
  }

  /** Every candidate on the validation origins; empty where there was too little to validate on. */
  @Override
  public List<CandidateScore> scores() {
    return scores;
  }

  @Override
  public Map<String, ForecastFunction> members() {
    return members.stream()
        .collect(Collectors.toMap(member -> member.method.name(), Member::fitted, (a, b) -> a));
  }

  /** How far the choice was off on the validation origins, for intervals; empty like the scores. */
  public Optional<StepErrors> errors() {
    return errors;
  }

  @Override
  public double highestLevel() {
    return errors.map(StepErrors::highestLevel).orElse(0.0);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A member whose forecast leaves the range of the values is passed over. Intervals come from
   * the errors on the validation origins; where none of the values that were fitted to is negative
   * they do not fall below zero, and are not wider than three times the mean of the history.
   */
  @Override
  public List<Prediction> predict(Series series, int[] origins, int horizon) {
    List<double[][]> all =
        members.stream().map(member -> member.fitted.forecast(series, origins, horizon)).toList();
    return IntStream.range(0, origins.length)
        .mapToObj(k -> prediction(series.head(origins[k]), all, k, horizon))
        .toList();
  }

  private Prediction prediction(Series history, List<double[][]> all, int k, int horizon) {
    double[] mean = mean(history, all, k, horizon);
    double widest = widest(history);
    return new Prediction(mean, level -> interval(mean, widest, level));
  }

  private double[] mean(Series history, List<double[][]> all, int k, int horizon) {
    Range range = Range.of(history, horizon);
    double[] sum = new double[horizon];
    double weights = 0;
    for (int i = 0; i < members.size(); i++) {
      double[] forecast = all.get(i)[k];
      if (range.holds(forecast)) {
        add(members.get(i).weight, forecast, sum);
        weights += members.get(i).weight;
      }
    }
    return weights > 0 ? scaled(sum, weights) : last(history, horizon);
  }

  /**
   * @throws IllegalStateException where there was too little to validate on
   */
  private Interval interval(double[] mean, double widest, double level) {
    StepErrors known =
        errors.orElseThrow(
            () -> new IllegalStateException("Must have validation origins for intervals."));
    double[] margins = known.margins(mean.length, level);
    double[] lower = new double[mean.length];
    double[] upper = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      double margin = Math.min(margins[h], widest);
      lower[h] = Math.max(floor, mean[h] - margin);
      upper[h] = mean[h] + margin;
    }
    return new Interval(Math.min(level, known.highestLevel()), lower, upper);
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

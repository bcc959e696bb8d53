package neva.forecasting.method;

import java.util.List;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * The choice among methods. Candidates are fitted to the first part of the training set and
 * forecast the whole horizon from several origins in the rest. Those whose error is at most three
 * times that of the best forecast together, fitted again to all of the training set: the mean,
 * weighted by the inverse of their squared errors (Bates and Granger 1969, "The combination of
 * forecasts"). A method whose forecasts leave the range of the values is out.
 *
 * @param candidates in the order of the table, simple ones first
 * @param season in steps, the longest; 1 for none
 * @param horizon steps ahead that are judged; further forecasts can be made but are not validated
 * @param mostValidation how many values at the end of the training set are held out at most
 */
public record MethodChoice(
    List<ForecastMethod> candidates, int season, int horizon, int mostValidation)
    implements ForecastMethod {

  private static final ForecastMethod LAST_VALUE = new SeasonalNaive(1);
  private static final double WORST = 3; // times the error of the best

  public MethodChoice {
    candidates = List.copyOf(candidates);
    Check.positive("season", season);
    Check.positive("horizon", horizon);
    Check.positive("mostValidation", mostValidation);
    if (candidates.isEmpty()) {
      throw new BadInputException("candidates must be one or more, found none");
    }
  }

  /** Whose origins are as many as the training set allows. */
  public MethodChoice(List<ForecastMethod> candidates, int season, int horizon) {
    this(candidates, season, horizon, Integer.MAX_VALUE);
  }

  /** The same that holds out no more values, since a candidate was trained on those before. */
  public MethodChoice withMostValidation(int most) {
    return new MethodChoice(candidates, season, horizon, most);
  }

  /**
   * All methods of this package that make sense for the seasons.
   *
   * @param seasons in steps, none, one or several
   */
  public static MethodChoice of(List<Integer> seasons, int horizon) {
    StatisticalMethods methods = StatisticalMethods.of(seasons);
    List<ForecastMethod> candidates =
        methods.candidates(horizon).stream().map(methods::named).toList();
    return new MethodChoice(candidates, methods.longestSeason(), horizon);
  }

  @Override
  public String name() {
    return "auto";
  }

  /** Something forecasts where there is a value. */
  @Override
  public String lack(TrainPart train) {
    return "";
  }

  /** Judges the candidates and fits the best. */
  @Override
  public ChosenForecast fit(TrainPart train) {
    double[] values = train.series().values();
    if (SeriesForecast.isConstant(values)) {
      return ChosenForecast.unvalidated(List.of(LAST_VALUE), train);
    }
    if (train.length() < ValidationPlan.fewest(season)) {
      return ChosenForecast.unvalidated(fitting(train), train);
    }
    ValidationPlan plan = ValidationPlan.of(train, season, horizon, mostValidation);
    boolean squared = Intermittent.is(values);
    List<Trial> trials =
        candidates.stream().map(method -> Trial.of(method, train, plan, squared)).toList();
    List<Trial> weighted = weighted(trials, Math.max(2, plan.independent() / 2));
    List<CandidateScore> scores = weighted.stream().map(Trial::score).toList();
    return weighted.stream().anyMatch(Trial::isIn)
        ? ChosenForecast.of(scores, weighted, plan, train)
        : ChosenForecast.unvalidated(fitting(train), train);
  }

  /**
   * An earlier choice on the same training set, without trying out what was not chosen.
   *
   * @param scores of that choice
   */
  public ChosenForecast restore(List<CandidateScore> scores, TrainPart train) {
    if (scores.isEmpty()) {
      return fit(train);
    }
    ValidationPlan plan = ValidationPlan.of(train, season, horizon, mostValidation);
    List<Trial> trials =
        scores.stream()
            .filter(score -> score.weight() > 0)
            .map(score -> Trial.of(named(score.name()), train, plan, false).with(score))
            .toList();
    return ChosenForecast.of(scores, trials, plan, train);
  }

  private ForecastMethod named(String name) {
    return candidates.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected one of the methods %s but the choice has %s. Train again."
                        .formatted(candidates.stream().map(ForecastMethod::name).toList(), name)));
  }

  /** The candidates that can be fitted; where none can be, the last value. */
  private List<ForecastMethod> fitting(TrainPart train) {
    List<ForecastMethod> fitting =
        candidates.stream().filter(method -> method.lack(train).isEmpty()).toList();
    return fitting.isEmpty() ? List.of(LAST_VALUE) : fitting;
  }

  private static List<Trial> weighted(List<Trial> trials, double power) {
    double best =
        trials.stream().filter(Trial::isIn).mapToDouble(t -> t.score().error()).min().orElse(0);
    List<Trial> judged = trials.stream().map(trial -> judged(trial, best, power)).toList();
    double sum = judged.stream().mapToDouble(trial -> trial.score().weight()).sum();
    return judged.stream()
        .map(trial -> trial.with(trial.score().withWeight(trial.score().weight() / sum)))
        .toList();
  }

  private static Trial judged(Trial trial, double best, double power) {
    CandidateScore score = trial.score();
    if (!trial.isIn()) {
      return trial;
    }
    if (score.error() > WORST * best) {
      return trial.with(score.out("more than three times the error of the best"));
    }
    double floor = Math.max(score.error(), Double.MIN_NORMAL);
    return trial.with(score.withWeight(best == 0 ? 1 : Math.pow(best / floor, power)));
  }
}

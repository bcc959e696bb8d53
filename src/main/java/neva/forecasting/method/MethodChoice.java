package neva.forecasting.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neva.forecasting.series.LinearAutoregression;
import neva.forecasting.series.SeasonalChange;
import neva.forecasting.series.TrainPart;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * The choice among methods. Candidates are fitted to the first part of the training set and
 * forecast the whole horizon from several origins in the rest. Those whose error is at most twice
 * that of the best forecast together, fitted again to all of the training set: the mean, weighted
 * by the inverse of their squared errors (Bates and Granger 1969, "The combination of forecasts").
 * A method whose forecasts leave the range of the values is out.
 *
 * @param candidates in the order of the table, simple ones first
 * @param season in steps, the longest; 1 for none
 * @param horizon steps ahead that are judged; further forecasts can be made but are not validated
 */
public record MethodChoice(List<ForecastMethod> candidates, int season, int horizon)
    implements ForecastMethod {

  private static final ForecastMethod LAST_VALUE = new SeasonalNaive(1);
  private static final double WORST = 3; // times the error of the best
  private static final int SHORT_HORIZONS = 4; // in a season
  private static final int CHANGES = 5;
  private static final int LONG_SEASON = 24;
  private static final int LAGS = 20_000;

  public MethodChoice {
    candidates = List.copyOf(candidates);
    Check.positive("season", season);
    Check.positive("horizon", horizon);
    if (candidates.isEmpty()) {
      throw new BadInputException("candidates must be one or more, found none");
    }
  }

  /**
   * All methods of this room that make sense for the seasons.
   *
   * @param seasons in steps, none, one or several
   */
  public static MethodChoice of(List<Integer> seasons, int horizon) {
    int shortest = seasons.isEmpty() ? 1 : Collections.min(seasons);
    int longest = seasons.isEmpty() ? 1 : Collections.max(seasons);
    List<ForecastMethod> all = new ArrayList<>();
    all.add(new SeasonalNaive(longest));
    all.add(new Theta(shortest));
    all.add(new DynamicTheta(shortest));
    all.add(new ExponentialSmoothing(shortest));
    all.add(ExponentialSmoothing.level(shortest));
    all.add(ExponentialSmoothing.damped(shortest));
    all.add(new Autoregression(shortest));
    if (horizon * SHORT_HORIZONS <= shortest) { // far ahead these two run wide
      all.add(new SeasonalAutoregression(shortest));
      all.add(seasonalChange(shortest));
    }
    if (longest >= LONG_SEASON) {
      all.add(new SeveralSeasons(seasons));
      all.add(lagsOf(longest));
    }
    all.addAll(List.of(Croston.classic(), Croston.approximation(), new Tsb()));
    return new MethodChoice(all, longest, horizon);
  }

  private static ForecastMethod seasonalChange(int season) {
    return new BaselineMethod(
        new SeasonalChange(season, CHANGES), 2 * season + 1, (CHANGES + 1) * season);
  }

  private static ForecastMethod lagsOf(int season) {
    int lags = Math.min(season, 200) + 1;
    return new BaselineMethod(LinearAutoregression.ofOrder(lags), 6 * lags, LAGS);
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
    ValidationPlan plan = ValidationPlan.of(train, season, horizon);
    boolean squared = Intermittent.is(values);
    List<Trial> trials =
        candidates.stream().map(method -> Trial.of(method, train, plan, squared)).toList();
    List<Trial> weighted = weighted(trials, Math.max(2, plan.independent() / 2));
    return weighted.stream().anyMatch(Trial::isIn)
        ? ChosenForecast.of(weighted, plan, train)
        : ChosenForecast.unvalidated(fitting(train), train);
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

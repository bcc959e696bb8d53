package neva.forecasting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.method.StatisticalMethods;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Records;
import neva.training.TrainingConfig;

/**
 * How series are forecast.
 *
 * @param methods by name: one that forecasts alone, or several that are compared on validation
 *     data, of which the mean of the best forecasts. {@link #LSTM} and {@link #RULE} are the
 *     network and the rule that it corrects; for the others see {@link StatisticalMethods}
 * @param seasons in steps, such as a day and a week of hours; none, one or several
 * @param horizon how many steps ahead are forecast and validated
 * @param testSplit the end of each series that is the test set: a fraction below 1, or a number of
 *     values from 1 on; 0 for none
 * @param lstm how the network is trained
 */
public record ForecasterConfig(
    List<String> methods, List<Integer> seasons, int horizon, double testSplit, LstmConfig lstm) {

  /** The network that corrects a rule. */
  public static final String LSTM = "lstm";

  /** The rule alone; nothing is trained. */
  public static final String RULE = "rule";

  private static final double TEST_SPLIT = 0.1;
  private static final int LONG = 2_000;
  private static final int WITHOUT_SEASON = 6;
  private static final int MOST_OUTPUTS = 200;

  public ForecasterConfig {
    methods = List.copyOf(methods);
    seasons = List.copyOf(seasons);
    Check.positive("horizon", horizon);
    checkTestSplit(testSplit);
    seasons.forEach(season -> Check.atLeast("season", season, 2));
    if (methods.isEmpty()) {
      throw new BadInputException("methods must be one or more, found none");
    }
    StatisticalMethods known = StatisticalMethods.of(seasons);
    methods.stream().filter(name -> !isLearned(name)).forEach(known::named);
  }

  private static void checkTestSplit(double split) {
    if (split >= 1 && split != Math.rint(split)) {
      throw new BadInputException(
          "testSplit must be a fraction below 1 or a whole number of values, found " + split);
    }
    if (split < 1) {
      Check.fraction("testSplit", split);
    }
  }

  /** Whether a name is that of the network or its rule. */
  static boolean isLearned(String name) {
    return name.equals(LSTM) || name.equals(RULE);
  }

  /** The default for one series; see {@link #of(ForecastData)}. */
  public static ForecasterConfig of(Series series) {
    return of(ForecastData.of(series));
  }

  /** The default for series of the seasons that their step suggests, one season ahead. */
  public static ForecasterConfig of(ForecastData data) {
    return of(data, data.seasons());
  }

  /** The default for series of these seasons, the shortest season ahead. */
  public static ForecasterConfig of(ForecastData data, List<Integer> seasons) {
    return of(data, seasons, horizon(seasons));
  }

  private static int horizon(List<Integer> seasons) {
    return seasons.isEmpty() ? WITHOUT_SEASON : Collections.min(seasons);
  }

  /**
   * The default: all methods that suit the series. The network is among them where it has much to
   * learn from, or little to say: for long series, and for one short series one step ahead.
   *
   * @param seasons in steps, none for no season
   * @param horizon how many steps ahead
   */
  public static ForecasterConfig of(ForecastData data, List<Integer> seasons, int horizon) {
    LstmConfig lstm =
        LstmConfig.of(data.longest(), shortest(seasons), Math.min(horizon, MOST_OUTPUTS));
    List<String> methods = new ArrayList<>();
    boolean isLong = data.longest().length() >= LONG;
    if (isLong || horizon == 1 && data.series().size() == 1) {
      methods.addAll(List.of(LSTM, RULE));
    }
    methods.addAll(StatisticalMethods.of(seasons).candidates(horizon));
    return new ForecasterConfig(methods, seasons, horizon, TEST_SPLIT, lstm);
  }

  private static int shortest(List<Integer> seasons) {
    return seasons.isEmpty() ? 1 : Collections.min(seasons);
  }

  /** The shortest season in steps; 1 for none. */
  public int season() {
    return shortest(seasons);
  }

  /** The longest season in steps; 1 for none. */
  public int longestSeason() {
    return seasons.isEmpty() ? 1 : Collections.max(seasons);
  }

  /** What reports call the forecaster: its method, or "auto" for a choice among several. */
  public String name() {
    return methods.size() == 1 ? methods.get(0) : "auto";
  }

  /** Whether a network is trained. */
  public boolean trainsNetwork() {
    return methods.contains(LSTM);
  }

  /** Whether network or rule forecast alone. */
  boolean isLearnedAlone() {
    return methods.size() == 1 && isLearned(methods.get(0));
  }

  /** The same with one method, or a choice among others. */
  public ForecasterConfig withMethods(String... methods) {
    return Records.with(this, "methods", List.of(methods));
  }

  /** The same for another horizon, which the network learns, too. */
  public ForecasterConfig withHorizon(int horizon) {
    Check.positive("horizon", horizon);
    return Records.with(
        withLstm(config -> config.withHorizon(Math.min(horizon, MOST_OUTPUTS))),
        "horizon",
        horizon);
  }

  /** The same with another test set: a fraction of each series, or a number of values. */
  public ForecasterConfig withTestSplit(double testSplit) {
    return Records.with(this, "testSplit", testSplit);
  }

  /** The same with another network. */
  public ForecasterConfig withLstm(LstmConfig lstm) {
    return Records.with(this, "lstm", lstm);
  }

  /** The same with a changed network: {@code config.withLstm(c -> c.withUnits(32))}. */
  public ForecasterConfig withLstm(UnaryOperator<LstmConfig> change) {
    return withLstm(change.apply(lstm));
  }

  /**
   * The same with another training of the network: {@code config.withTraining(t -> t.lasting(50))}.
   */
  public ForecasterConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return withLstm(config -> config.withTraining(change));
  }

  /** How many values at the end of a series are its test set; a short one has none. */
  int testLength(int length) {
    if (testSplit >= 1) {
      return testSplit < length ? (int) testSplit : 0;
    }
    return testSplit == 0 || length < 3
        ? 0
        : length - (int) Math.floor(length * (1 - testSplit) + 1e-9);
  }
}

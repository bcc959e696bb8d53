package neva.forecasting;

import java.util.List;
import java.util.function.UnaryOperator;
import neva.forecasting.Scale.Range;
import neva.forecasting.series.CalendarFeature;
import neva.forecasting.series.Series;
import neva.forecasting.series.Step;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Records;
import neva.layer.Lstm.Activation;
import neva.training.Adam;
import neva.training.AdamW;
import neva.training.Cadence;
import neva.training.Precision;
import neva.training.Schedule;
import neva.training.Sgd;
import neva.training.TrainingConfig;

/**
 * How a series is forecast.
 *
 * @param method network or rule alone
 * @param season in steps, 1 for none
 * @param scale of the values
 * @param rule that the network corrects
 * @param inputs of the network at each step
 * @param calendar inputs of the network that tell of the time to forecast
 * @param horizon how many values ahead the network forecasts at each step; forecasts beyond are
 *     made by feeding it its own
 * @param lookback how many steps a training example has at most; a series that is shorter makes one
 *     example
 * @param warmUp at how many first steps of an example the forecasts do not count; {@code lookback −
 *     1} trains on the last step alone (many-to-one), fewer on several (many-to-many)
 * @param network layers and sizes
 * @param loss that training minimizes
 * @param testSplit fraction of each series, at its end, that is the test part; 0 for none
 * @param training optimizer, length, batch and the rest; its validation part is the end of what
 *     comes before the test part, two seasons at least where a series has them
 */
public record ForecasterConfig(
    Method method,
    int season,
    Scale scale,
    Rule rule,
    List<Input> inputs,
    List<CalendarFeature> calendar,
    int horizon,
    int lookback,
    int warmUp,
    NetworkConfig network,
    ForecastLoss loss,
    double testSplit,
    TrainingConfig training) {

  private static final int LONG = 2_000;
  private static final int YEARS_TO_LEARN = 2;

  /**
   * For thousands of values without a season: the mean of three LSTM(32) forecasts the change to
   * the next.
   */
  public static final ForecasterConfig DEFAULT =
      new ForecasterConfig(
          Method.LSTM,
          1,
          Scale.DEFAULT,
          Rule.LAST_VALUE,
          List.of(Input.LEVEL, Input.ERROR),
          List.of(),
          1,
          240,
          24,
          NetworkConfig.DEFAULT.withMembers(3),
          new ForecastLoss.Squared(),
          0.1,
          TrainingConfig.DEFAULT
              .withOptimizer(new AdamW(Adam.DEFAULT, 0.01f))
              .withSchedule(new Schedule.Cosine(5e-3))
              .withSteps(400)
              .withClipNorm(1)
              .withCadence(cadence(50, 200)));

  public ForecasterConfig {
    inputs = List.copyOf(inputs);
    calendar = List.copyOf(calendar);
    Check.positive("season", season);
    Check.positive("horizon", horizon);
    Check.positive("lookback", lookback);
    Check.fraction("testSplit", testSplit);
    requireRule(method, rule, season);
    Check.between("warmUp", warmUp, 0, lookback - 1);
    if (inputs.isEmpty()) {
      throw new BadInputException("inputs must be one or more, found none");
    }
    if (training.precision() != Precision.FLOAT32) {
      throw new BadInputException(
          "precision must be FLOAT32 for forecasts, found " + training.precision());
    }
  }

  private static void requireRule(Method method, Rule rule, int season) {
    if (rule.hasSeason() && season < 2) {
      throw new BadInputException(
          "season must be at least 2 for a rule of seasons, found %d".formatted(season));
    }
    if (rule == Rule.NONE && method == Method.RULE) {
      throw new BadInputException(
          "Expected a rule to forecast by but rule is NONE. Choose another or method LSTM.");
    }
  }

  /** The default for one series; see {@link #of(ForecastData, int, int)}. */
  public static ForecasterConfig of(Series series) {
    return of(ForecastData.of(series));
  }

  /**
   * The default for series of the season that their step suggests, one value at a time; see {@link
   * #of(ForecastData, int, int)}.
   */
  public static ForecasterConfig of(ForecastData data) {
    return of(data, data.season(), 1);
  }

  /**
   * The default by the longest of the series: {@link #seasonal} for a short one with a season;
   * {@link #ahead} for a long one whose network forecasts a season or more at once; {@link
   * #longSeries} else.
   *
   * @param season in steps, 1 for none
   * @param horizon how many steps the network forecasts at once
   */
  public static ForecasterConfig of(ForecastData data, int season, int horizon) {
    Check.positive("season", season);
    Series longest = data.longest();
    boolean isLong = longest.length() >= LONG;
    if (!isLong && season > 1) {
      return seasonal(season).withHorizon(horizon);
    }
    Step step = longest.time().step();
    if (isLong && horizon > 1 && horizon >= season) {
      return ahead(horizon, step, season);
    }
    ForecasterConfig config = longSeries(step, season).withHorizon(horizon);
    return knowsYears(longest) ? config : config.withoutYears();
  }

  private static boolean knowsYears(Series series) {
    return series.length() * seconds(series.time().step()) > YEARS_TO_LEARN * seconds(Step.YEAR);
  }

  private static double seconds(Step step) {
    return step.seconds();
  }

  private ForecasterConfig withoutYears() {
    return withCalendar(
        calendar.stream().filter(feature -> feature != CalendarFeature.YEAR_CIRCLE).toList());
  }

  /**
   * For some hundred values with a season, such as months: five LSTM(16) correct the averaged
   * seasonal change of the logarithms.
   *
   * @param season in steps, such as 12
   */
  public static ForecasterConfig seasonal(int season) {
    return DEFAULT
        .withSeason(season)
        .withScale(Scale.DEFAULT.withPerDay(true).withLogarithm(true))
        .withRule(Rule.SEASONAL_CHANGE)
        .withInputs(List.of(Input.ERROR, Input.SEASON_ERROR))
        .withCalendar(
            switch (season) {
              case 4, 12 -> List.of(CalendarFeature.MONTH_ONE_HOT);
              case 7 -> List.of(CalendarFeature.WEEKDAY_ONE_HOT);
              default -> List.of();
            })
        .withLookback(480)
        .withWarmUp(0)
        .withNetwork(
            NetworkConfig.DEFAULT.withUnits(16).withDropout(0.3).withNoise(0.3).withMembers(5))
        .withLoss(new ForecastLoss.Huber(1))
        .withTraining(
            t ->
                t.withSchedule(new Schedule.Constant(5e-3))
                    .withSteps(100)
                    .withBatchSize(16)
                    .withValidationSplit(0.15)
                    .withCadence(cadence(5, 50)));
  }

  /** For thousands of hourly values; see {@link #longSeries}. */
  public static ForecasterConfig hourly() {
    return longSeries(Step.HOUR);
  }

  /** For thousands of values: the mean of three LSTM(32) forecasts the change to the next. */
  public static ForecasterConfig longSeries(Step step) {
    return longSeries(step, step.season());
  }

  private static ForecasterConfig longSeries(Step step, int season) {
    ForecasterConfig config = DEFAULT.withSeason(season).withCalendar(calendar(step));
    return season > 1
        ? config.withInputs(List.of(Input.LEVEL, Input.ERROR, Input.SEASON_DIFFERENCE))
        : config;
  }

  private static List<CalendarFeature> calendar(Step step) {
    return switch (step.unit()) {
      case ROWS, YEARS -> List.of();
      case MONTHS -> List.of(CalendarFeature.MONTH_ONE_HOT);
      case WEEKS -> List.of(CalendarFeature.YEAR_CIRCLE);
      case DAYS, BUSINESS_DAYS ->
          List.of(CalendarFeature.WEEKDAY_ONE_HOT, CalendarFeature.YEAR_CIRCLE);
      default -> List.of(CalendarFeature.HOUR_CIRCLE, CalendarFeature.YEAR_CIRCLE);
    };
  }

  /**
   * For thousands of values, many steps ahead at once: three LSTM(16) forecast the differences to
   * the last value. The level is not an input, for it may be another one tomorrow.
   *
   * @param horizon how many steps
   */
  public static ForecasterConfig ahead(int horizon, Step step) {
    return ahead(horizon, step, step.season());
  }

  private static ForecasterConfig ahead(int horizon, Step step, int season) {
    ForecasterConfig config = longSeries(step, season);
    return config
        .withHorizon(horizon)
        .withInputs(config.inputs.stream().filter(input -> input != Input.LEVEL).toList())
        .withoutYears()
        .withNetwork(config.network.withUnits(16).withDropout(0.2))
        .withTraining(
            t ->
                t.withSchedule(new Schedule.Cosine(2e-3))
                    .withSteps(200)
                    .withCadence(cadence(20, 100)));
  }

  /** The course's network for monthly milk: 14 then 8 units, ReLU, SGD, the next value. */
  public static ForecasterConfig labMilk() {
    return lab(12, 14, 8);
  }

  /** The course's network for hourly temperature: 8 units, ReLU, SGD, the next value. */
  public static ForecasterConfig labTemperature() {
    return lab(24, 8);
  }

  private static ForecasterConfig lab(int season, Integer... units) {
    return DEFAULT
        .withSeason(season)
        .withScale(Scale.DEFAULT.withRange(Range.UNIT))
        .withRule(Rule.NONE)
        .withInputs(List.of(Input.LEVEL))
        .withWarmUp(0)
        .withNetwork(
            NetworkConfig.DEFAULT
                .withUnits(units)
                .withActivation(Activation.RELU)
                .withSkip(false)
                .withZeroStart(false))
        .withTraining(
            t ->
                t.withOptimizer(new Sgd(0.9f))
                    .withSchedule(new Schedule.Constant(0.1))
                    .withSteps(1_000));
  }

  private static Cadence cadence(int evaluate, int checkpoint) {
    return Cadence.DEFAULT
        .withScalars(5)
        .withEvaluate(evaluate)
        .withCheckpoint(checkpoint)
        .withMaxToKeep(2);
  }

  /** The same with the network or the rule alone. */
  public ForecasterConfig withMethod(Method method) {
    return Records.with(this, "method", method);
  }

  /** The same with another season in steps, 1 for none. */
  public ForecasterConfig withSeason(int season) {
    return Records.with(this, "season", season);
  }

  /** The same with another scale of the values. */
  public ForecasterConfig withScale(Scale scale) {
    return Records.with(this, "scale", scale);
  }

  /** The same with another rule for the network to correct. */
  public ForecasterConfig withRule(Rule rule) {
    return Records.with(this, "rule", rule);
  }

  /** The same with other inputs of the network. */
  public ForecasterConfig withInputs(List<Input> inputs) {
    return Records.with(this, "inputs", inputs);
  }

  /** The same with other features of the calendar. */
  public ForecasterConfig withCalendar(List<CalendarFeature> calendar) {
    return Records.with(this, "calendar", calendar);
  }

  /** The same that forecasts so many steps at once. */
  public ForecasterConfig withHorizon(int horizon) {
    return Records.with(this, "horizon", horizon);
  }

  /** The same with so many first steps of an example that do not count. */
  public ForecasterConfig withWarmUp(int warmUp) {
    return Records.with(this, "warmUp", warmUp);
  }

  /** The same with other layers. */
  public ForecasterConfig withNetwork(NetworkConfig network) {
    return Records.with(this, "network", network);
  }

  /** The same with another loss. */
  public ForecasterConfig withLoss(ForecastLoss loss) {
    return Records.with(this, "loss", loss);
  }

  /** The same with another fraction at the end of each series that is the test part. */
  public ForecasterConfig withTestSplit(double testSplit) {
    return Records.with(this, "testSplit", testSplit);
  }

  /** The same with another training. */
  public ForecasterConfig withTraining(TrainingConfig training) {
    return Records.with(this, "training", training);
  }

  /**
   * The same with another training configuration: {@code config.withTraining(t ->
   * t.withBatchSize(8))}.
   */
  public ForecasterConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return withTraining(change.apply(training));
  }

  /** The same with examples of another length, of which at most a quarter does not count. */
  public ForecasterConfig withLookback(int steps) {
    Check.positive("lookback", steps);
    return Records.with(withWarmUp(Math.min(warmUp, steps / 4)), "lookback", steps);
  }

  /** The same whose network has LSTM layers of these sizes. */
  public ForecasterConfig withUnits(Integer... units) {
    return withNetwork(network.withUnits(units));
  }

  /** The same whose network drops this share of the LSTM outputs in training. */
  public ForecasterConfig withDropout(double share) {
    return withNetwork(network.withDropout(share));
  }

  /** Whether examples are windows of which the last step alone counts. */
  boolean isManyToOne() {
    return lookback > 1 && warmUp == lookback - 1;
  }

  /** How many values are forecast where nobody says: a season, or as many as at once. */
  public int usualHorizon() {
    return Math.max(horizon, season);
  }

  /** The first step at which all inputs of the network are known. */
  int firstStep() {
    return rule.needs(season);
  }

  /** How many values, beginning with the newest, an input may depend on. */
  int reach() {
    return Math.max(rule.reach(season), season) + 1;
  }
}

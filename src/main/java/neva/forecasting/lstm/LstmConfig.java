package neva.forecasting.lstm;

import java.util.List;
import java.util.function.UnaryOperator;
import neva.forecasting.lstm.Scale.Range;
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
 * How an LSTM forecasts series.
 *
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
 * @param training optimizer, length, batch and the rest; its validation set is the end of what
 *     comes before the test set, two seasons at least where a series has them
 */
public record LstmConfig(
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
    TrainingConfig training) {

  private static final int LONG = 2_000;
  private static final int YEARS_TO_LEARN = 2;
  private static final int VALIDATION_SEASONS = 2;

  /**
   * For thousands of values without a season: the mean of three LSTM(32) forecasts the change to
   * the next.
   */
  public static final LstmConfig DEFAULT =
      new LstmConfig(
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
          TrainingConfig.DEFAULT
              .withOptimizer(new AdamW(Adam.DEFAULT, 0.01f))
              .withSchedule(new Schedule.Cosine(5e-3))
              .withSteps(400)
              .withClipNorm(1)
              .withCadence(cadence(50, 200)));

  public LstmConfig {
    inputs = List.copyOf(inputs);
    calendar = List.copyOf(calendar);
    Check.positive("season", season);
    Check.positive("horizon", horizon);
    Check.positive("lookback", lookback);
    requireRule(rule, season);
    Check.between("warmUp", warmUp, 0, lookback - 1);
    if (inputs.isEmpty()) {
      throw new BadInputException("inputs must be one or more, found none");
    }
    if (training.precision() != Precision.FLOAT32) {
      throw new BadInputException(
          "precision must be FLOAT32 for forecasts, found " + training.precision());
    }
  }

  private static void requireRule(Rule rule, int season) {
    if (rule.hasSeason() && season < 2) {
      throw new BadInputException(
          "season must be at least 2 for a rule of seasons, found %d".formatted(season));
    }
  }

  /**
   * The default by the longest of the series: {@link #seasonal} for a short one with a season;
   * {@link #ahead} for a long one that is forecast a season or more at once; {@link #longSeries}
   * else.
   *
   * @param season in steps, 1 for none
   * @param horizon how many steps the network forecasts at once
   */
  public static LstmConfig of(Series longest, int season, int horizon) {
    Check.positive("season", season);
    boolean isLong = longest.length() >= LONG;
    if (!isLong && season > 1) {
      LstmConfig config = seasonal(season).withHorizon(horizon);
      return longest.time().step().isRows()
          ? config.withCalendar(List.of()).withScale(config.scale().withPerDay(false))
          : config;
    }
    Step step = longest.time().step();
    if (isLong && horizon > 1 && horizon >= season) {
      return ahead(horizon, step, season);
    }
    LstmConfig config = longSeries(step, season).withHorizon(horizon);
    return knowsYears(longest) ? config : config.withoutYears();
  }

  private static boolean knowsYears(Series series) {
    double seconds = (double) series.length() * series.time().step().seconds();
    return seconds > (double) YEARS_TO_LEARN * Step.YEAR.seconds();
  }

  private LstmConfig withoutYears() {
    return withCalendar(
        calendar.stream().filter(feature -> feature != CalendarFeature.YEAR_CIRCLE).toList());
  }

  /**
   * For some hundred values with a season, such as months: five LSTM(16) correct the averaged
   * seasonal change of the logarithms.
   *
   * @param season in steps, such as 12
   */
  public static LstmConfig seasonal(int season) {
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
  public static LstmConfig hourly() {
    return longSeries(Step.HOUR);
  }

  /** For thousands of values: the mean of three LSTM(32) forecasts the change to the next. */
  public static LstmConfig longSeries(Step step) {
    return longSeries(step, step.season());
  }

  private static LstmConfig longSeries(Step step, int season) {
    LstmConfig config = DEFAULT.withSeason(season).withCalendar(calendar(step));
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
  public static LstmConfig ahead(int horizon, Step step) {
    return ahead(horizon, step, step.season());
  }

  private static LstmConfig ahead(int horizon, Step step, int season) {
    LstmConfig config = longSeries(step, season);
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
  public static LstmConfig labMilk() {
    return lab(12, 14, 8);
  }

  /** The course's network for hourly temperature: 8 units, ReLU, SGD, the next value. */
  public static LstmConfig labTemperature() {
    return lab(24, 8);
  }

  private static LstmConfig lab(int season, Integer... units) {
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

  /** The same with another season in steps, 1 for none. */
  public LstmConfig withSeason(int season) {
    return Records.with(this, "season", season);
  }

  /** The same with another scale of the values. */
  public LstmConfig withScale(Scale scale) {
    return Records.with(this, "scale", scale);
  }

  /** The same with another rule for the network to correct. */
  public LstmConfig withRule(Rule rule) {
    return Records.with(this, "rule", rule);
  }

  /** The same with other inputs of the network. */
  public LstmConfig withInputs(List<Input> inputs) {
    return Records.with(this, "inputs", inputs);
  }

  /** The same with other features of the calendar. */
  public LstmConfig withCalendar(List<CalendarFeature> calendar) {
    return Records.with(this, "calendar", calendar);
  }

  /** The same that forecasts so many steps at once. */
  public LstmConfig withHorizon(int horizon) {
    return Records.with(this, "horizon", horizon);
  }

  /** The same with so many first steps of an example that do not count. */
  public LstmConfig withWarmUp(int warmUp) {
    return Records.with(this, "warmUp", warmUp);
  }

  /** The same with other layers. */
  public LstmConfig withNetwork(NetworkConfig network) {
    return Records.with(this, "network", network);
  }

  /** The same with another loss. */
  public LstmConfig withLoss(ForecastLoss loss) {
    return Records.with(this, "loss", loss);
  }

  /** The same with another training. */
  public LstmConfig withTraining(TrainingConfig training) {
    return Records.with(this, "training", training);
  }

  /**
   * The same with another training configuration: {@code config.withTraining(t ->
   * t.withBatchSize(8))}.
   */
  public LstmConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return withTraining(change.apply(training));
  }

  /** The same with examples of another length, of which at most a quarter does not count. */
  public LstmConfig withLookback(int steps) {
    Check.positive("lookback", steps);
    return Records.with(withWarmUp(Math.min(warmUp, steps / 4)), "lookback", steps);
  }

  /** The same whose network has LSTM layers of these sizes. */
  public LstmConfig withUnits(Integer... units) {
    return withNetwork(network.withUnits(units));
  }

  /** The same whose network drops this share of the LSTM outputs in training. */
  public LstmConfig withDropout(double share) {
    return withNetwork(network.withDropout(share));
  }

  /**
   * How many values at the end of a training set are its validation set: the configured fraction,
   * two seasons at least where a short series has them.
   */
  public int validationLength(int length) {
    double split = training.validationSplit();
    int seasons = Math.min(VALIDATION_SEASONS * season, length / 4);
    return split == 0 ? 0 : Math.max((int) Math.floor(split * length), Math.max(1, seasons));
  }

  /** Whether examples are windows of which the last step alone counts. */
  boolean isManyToOne() {
    return lookback > 1 && warmUp == lookback - 1;
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

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
 * @param calendar what the network is told of the time to forecast
 * @param horizon how many values ahead the network forecasts at each step; forecasts beyond are
 *     made by feeding it its own
 * @param lookback how many steps a training example has at most; a series that is shorter makes one
 *     example
 * @param warmUp at how many first steps of an example the forecasts do not count; {@code lookback −
 *     1} trains on the last step alone (many-to-one), fewer on several (many-to-many)
 * @param network layers and sizes
 * @param loss what training makes small
 * @param testSplit share of each series, at its end, that is never trained on; 0 for none
 * @param training optimizer, length, batch and the rest; its held-out share is the end of what
 *     comes before the test part
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

  public ForecasterConfig {
    inputs = List.copyOf(inputs);
    calendar = List.copyOf(calendar);
    Check.positive("season", season);
    Check.positive("horizon", horizon);
    Check.positive("lookback", lookback);
    Check.fraction("testSplit", testSplit);
    requireRule(method, rule, season);
    if (warmUp < 0 || warmUp >= lookback) {
      throw new BadInputException(
          "warmUp must be at least 0 and below lookback, %d, found %d".formatted(lookback, warmUp));
    }
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

  /**
   * The default for a series: {@link #seasonal} for a short one with a season, {@link #longSeries}
   * else.
   */
  public static ForecasterConfig of(Series series) {
    return of(series, series.time().step().season());
  }

  /**
   * The default for a series of another season than its step suggests; see {@link #of(Series)}.
   *
   * @param season in steps, 1 for none
   */
  public static ForecasterConfig of(Series series, int season) {
    if (series.length() < LONG && season > 1) {
      return seasonal(season);
    }
    Step step = series.time().step();
    ForecasterConfig config = longSeries(step, season);
    boolean knowsYears = series.length() * seconds(step) > YEARS_TO_LEARN * seconds(Step.YEAR);
    return knowsYears
        ? config
        : config.withCalendar(without(config.calendar, CalendarFeature.YEAR_CIRCLE));
  }

  /**
   * The default for a network that forecasts so many steps at once: {@link #ahead} for a long
   * series and a season or more, else {@link #of(Series, int)}.
   *
   * @param season in steps, 1 for none
   */
  public static ForecasterConfig of(Series series, int season, int horizon) {
    boolean isFarAhead = horizon > 1 && horizon >= season && series.length() >= LONG;
    ForecasterConfig config =
        isFarAhead ? ahead(horizon, series.time().step(), season) : of(series, season);
    return config.withHorizon(horizon);
  }

  private static double seconds(Step step) {
    return (double) step.count() * step.unit().getDuration().toSeconds();
  }

  private static List<CalendarFeature> without(List<CalendarFeature> all, CalendarFeature one) {
    return all.stream().filter(feature -> feature != one).toList();
  }

  /**
   * For some hundred values with a season, such as months: five LSTM(16) correct the averaged
   * seasonal change of the logarithms.
   *
   * @param season in steps, such as 12
   */
  public static ForecasterConfig seasonal(int season) {
    return new ForecasterConfig(
        Method.LSTM,
        season,
        new Scale(true, true, Range.STANDARD),
        Rule.SEASONAL_CHANGE,
        List.of(Input.ERROR, Input.SEASON_ERROR),
        switch (season) {
          case 4, 12 -> List.of(CalendarFeature.MONTH_ONE_HOT);
          case 7 -> List.of(CalendarFeature.WEEKDAY_ONE_HOT);
          default -> List.of();
        },
        1,
        480,
        0,
        new NetworkConfig(List.of(16), Activation.TANH, true, 0.3, 0.3, true, 5),
        new ForecastLoss.Huber(1),
        0.1,
        training(new Schedule.Constant(5e-3), 100, 16, 0.15, new Cadence(5, 0, 5, 50, 2)));
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
    return new ForecasterConfig(
        Method.LSTM,
        season,
        Scale.of(Range.STANDARD),
        Rule.LAST_VALUE,
        season > 1
            ? List.of(Input.LEVEL, Input.ERROR, Input.SEASON_DIFFERENCE)
            : List.of(Input.LEVEL, Input.ERROR),
        calendar(step),
        1,
        240,
        24,
        new NetworkConfig(List.of(32), Activation.TANH, true, 0, 0, true, 3),
        new ForecastLoss.Squared(),
        0.1,
        training(new Schedule.Cosine(5e-3), 400, 32, 0.1, new Cadence(5, 0, 50, 200, 2)));
  }

  private static List<CalendarFeature> calendar(Step step) {
    return switch (step.unit()) {
      case YEARS -> List.of();
      case MONTHS -> List.of(CalendarFeature.MONTH_ONE_HOT);
      case WEEKS -> List.of(CalendarFeature.YEAR_CIRCLE);
      case DAYS -> List.of(CalendarFeature.WEEKDAY_ONE_HOT, CalendarFeature.YEAR_CIRCLE);
      default -> List.of(CalendarFeature.HOUR_CIRCLE, CalendarFeature.YEAR_CIRCLE);
    };
  }

  /**
   * For thousands of values, many steps ahead at once: three LSTM(16) forecast the differences to
   * the last value. They are told of no level, which may be another one tomorrow.
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
        .withCalendar(without(config.calendar, CalendarFeature.YEAR_CIRCLE))
        .withNetwork(new NetworkConfig(List.of(16), Activation.TANH, true, 0.2, 0, true, 3))
        .withTraining(
            t ->
                t.withSchedule(new Schedule.Cosine(2e-3))
                    .withSteps(200)
                    .withCadence(new Cadence(5, 0, 20, 100, 2)));
  }

  private static TrainingConfig training(
      Schedule schedule, long steps, int batch, double validation, Cadence cadence) {
    return new TrainingConfig(
        new AdamW(Adam.DEFAULT, 0.01f),
        schedule,
        steps,
        batch,
        0,
        0,
        1,
        1,
        Precision.FLOAT32,
        validation,
        0,
        cadence);
  }

  /** The course's network for monthly milk: 14 then 8 units, ReLU, SGD, the next value. */
  public static ForecasterConfig labMilk() {
    return lab(List.of(14, 8), 12, 1_000);
  }

  /** The course's network for hourly temperature: 8 units, ReLU, SGD, the next value. */
  public static ForecasterConfig labTemperature() {
    return lab(List.of(8), 24, 1_000);
  }

  private static ForecasterConfig lab(List<Integer> units, int season, int steps) {
    return new ForecasterConfig(
        Method.LSTM,
        season,
        Scale.of(Range.UNIT),
        Rule.NONE,
        List.of(Input.LEVEL),
        List.of(),
        1,
        240,
        0,
        new NetworkConfig(units, Activation.RELU, false, 0, 0, false, 1),
        new ForecastLoss.Squared(),
        0.1,
        new TrainingConfig(
            new Sgd(0.9f),
            new Schedule.Constant(0.1),
            steps,
            32,
            0,
            0,
            1,
            1,
            Precision.FLOAT32,
            0.1,
            0,
            new Cadence(5, 0, 50, 200, 2)));
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

  /** The same with another fraction at the end of each series that is never trained on. */
  public ForecasterConfig withTestSplit(double testSplit) {
    return Records.with(this, "testSplit", testSplit);
  }

  /** The same with another training. */
  public ForecasterConfig withTraining(TrainingConfig training) {
    return Records.with(this, "training", training);
  }

  /**
   * A copy with another training configuration: {@code config.withTraining(t ->
   * t.withBatchSize(8))}.
   */
  public ForecasterConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return withTraining(change.apply(training));
  }

  /** A copy with examples of another length, of which at most a quarter does not count. */
  public ForecasterConfig withLookback(int steps) {
    Check.positive("lookback", steps);
    return Records.with(withWarmUp(Math.min(warmUp, steps / 4)), "lookback", steps);
  }

  /** A copy whose network has LSTM layers of these sizes. */
  public ForecasterConfig withUnits(List<Integer> units) {
    return withNetwork(network.withUnits(units));
  }

  /** A copy whose network drops this share of the LSTM outputs in training. */
  public ForecasterConfig withDropout(double share) {
    return withNetwork(network.withDropout(share));
  }

  /** Whether examples are windows of which the last step alone counts. */
  boolean isManyToOne() {
    return lookback > 1 && warmUp == lookback - 1;
  }

  /** The first step at which everything that the network is told is known. */
  int firstStep() {
    return rule.needs(season);
  }

  /** How many values, beginning with the newest, an input may depend on. */
  int reach() {
    return Math.max(rule.reach(season), season) + 1;
  }
}

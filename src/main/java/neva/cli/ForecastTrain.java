package neva.cli;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import neva.forecasting.ForecastData;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ForecasterRun;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.io.Check;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast train}. */
@Command(
    name = "train",
    resourceBundle = "neva.cli.ForecastTrain",
    description = {
      "Train an LSTM that corrects a simple rule, evaluate it beside the baselines and write a"
          + " report.",
      "Some defaults depend on the series: long ones have 2,000 values or more."
    })
final class ForecastTrain implements Callable<Integer> {

  private static final String TASK = "forecast";

  @Mixin private TrainingOptions options;
  @Mixin private ForecastInput input;

  @Option(
      names = "--method",
      paramLabel = "auto|NAME,NAME",
      split = ",",
      hideParamSyntax = true,
      description =
          "What forecasts: one method by name, or the best of several on validation data. lstm is a"
              + " network that corrects a rule, rule that rule alone; the others are mean, naive,"
              + " drift, seasonal-naive, averaged-seasonal-change, seasonal-autoregression,"
              + " several-seasons, theta, dynamic-theta, ets, ets-level, ets-damped,"
              + " autoregression, linear-autoregression, croston, sba and tsb (default: auto, all"
              + " that suit the series; lstm with an option of the network).")
  private List<String> methods;

  @Option(
      names = "--preset",
      paramLabel = "lab-milk|lab-temperature",
      description = "Network and recipe of the university course's lab, 2018 (default: none).")
  private String preset;

  @Option(
      names = "--season",
      paramLabel = "N,N",
      split = ",",
      hideParamSyntax = true,
      description =
          "Season in steps, or several such as 24,168; 1 for none (default: 12 for months, 7 for days,"
              + " a day and a week for hours, ...).")
  private List<Integer> seasons;

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description =
          "Length of a training example in steps (default: 480, or 240 for long series; less where a"
              + " series is shorter).")
  private Integer lookback;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "Steps ahead that are forecast, and that methods are compared at (default: one season, 6"
              + " without).")
  private Integer horizon;

  @Option(
      names = "--units",
      paramLabel = "N,N",
      split = ",",
      hideParamSyntax = true,
      description =
          "Units of each LSTM layer, such as 14,8 (default: 32; 16 for short series with a season and for long ones a season or more ahead; those of --preset).")
  private List<Integer> units;

  @Option(
      names = "--dropout",
      paramLabel = "FRACTION",
      description =
          "Dropout rate of the LSTM outputs (default: 0.3 for short series with a season, else 0; 0.2 for long ones a season or more ahead).")
  private Double dropout;

  @Option(
      names = "--loss",
      paramLabel = "mse|mae|huber|quantiles",
      description =
          "Training loss; quantiles are those of 90%% intervals (default: by the recipe).")
  private String loss;

  @Option(
      names = "--scale",
      paramLabel = "log|plain",
      description =
          "Whether logarithms are forecast (default: log for seasonal series where all values that"
              + " are fitted to are positive).")
  private String scale;

  @Option(
      names = "--test-split",
      paramLabel = "FRACTION|N",
      description =
          "Fraction of each series, at its end, or number of values for the test set, which is evaluated once, after the"
              + " training; 0 for none (default: 0.1). The validation set is the end of the rest.")
  private Double testSplit;

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      if ("lab-temperature".equals(preset)) {
        input.requireData("--preset lab-temperature");
      }
      ForecastData data = input.read(ForecastInput.sample(), season());
      new ForecastSession(data, changed(base(data), data), options.open(TASK)).train();
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ForecasterRun record = ForecasterRun.read(run);
    ForecastData data = input.read(record.source(), season());
    ForecasterConfig base = isAnother() ? base(data) : record.config();
    new ForecastSession(data, changed(base, data), run).train();
  }

  /** Whether what the rest is derived from is given. */
  private boolean isAnother() {
    return preset != null || seasons != null || horizon != null;
  }

  /** The shortest season that is given, 1 for none; null where none is given. */
  private Integer season() {
    return seasons == null ? null : Collections.min(seasons);
  }

  private ForecasterConfig base(ForecastData data) {
    List<Integer> cycles = seasons == null ? data.seasons() : given();
    if (preset != null) {
      LstmConfig network = preset();
      return ForecasterConfig.of(data, cycles, 1)
          .withMethods(ForecasterConfig.LSTM)
          .withLstm(cycles.isEmpty() ? network : network.withSeason(Collections.min(cycles)));
    }
    return horizon == null
        ? ForecasterConfig.of(data, cycles)
        : ForecasterConfig.of(data, cycles, Check.positive("--horizon", horizon));
  }

  private List<Integer> given() {
    seasons.forEach(season -> Check.positive("--season", season));
    return seasons.stream().filter(season -> season > 1).toList();
  }

  private LstmConfig preset() {
    return switch (preset) {
      case "lab-milk" -> LstmConfig.labMilk();
      case "lab-temperature" -> LstmConfig.labTemperature();
      default ->
          throw new BadInputException(
              "preset must be lab-milk or lab-temperature, found " + preset);
    };
  }

  private ForecasterConfig changed(ForecasterConfig base, ForecastData data) {
    ForecasterConfig changed = withMethods(base);
    changed =
        testSplit == null
            ? changed
            : changed.withTestSplit(Check.notNegative("--test-split", testSplit));
    changed = changed.withLstm(network(changed.lstm(), data));
    if (lookback != null) {
      Forecaster.requireLookback(data, changed);
    }
    int perEpoch = Forecaster.stepsPerEpoch(data, changed);
    return changed.withTraining(training -> options.length(training, perEpoch));
  }

  private ForecasterConfig withMethods(ForecasterConfig base) {
    if (methods == null) {
      return changesNetwork() && !options.resumes()
          ? base.withMethods(ForecasterConfig.LSTM)
          : base;
    }
    return methods.equals(List.of("auto"))
        ? base
        : base.withMethods(methods.toArray(String[]::new));
  }

  /** Whether an option is given that concerns the network alone. */
  private boolean changesNetwork() {
    return options.changesTraining()
        || Stream.of(lookback, units, dropout, loss, scale).anyMatch(Objects::nonNull);
  }

  private LstmConfig network(LstmConfig base, ForecastData data) {
    LstmConfig changed = units == null ? base : base.withUnits(units.toArray(Integer[]::new));
    changed = dropout == null ? changed : changed.withDropout(dropout);
    changed = lookback == null ? changed : changed.withLookback(lookback);
    changed = loss == null ? changed : changed.withLoss(loss());
    changed =
        scale == null
            ? changed
            : changed.withScale(changed.scale().withLogarithm(takesLogarithm(data)));
    return changed.withTraining(this::recipe);
  }

  private ForecastLoss loss() {
    return switch (loss) {
      case "mse" -> new ForecastLoss.Squared();
      case "mae" -> new ForecastLoss.Absolute();
      case "huber" -> new ForecastLoss.Huber(1);
      case "quantiles" -> new ForecastLoss.Quantiles(0.9);
      default ->
          throw new BadInputException("loss must be mse, mae, huber or quantiles, found " + loss);
    };
  }

  private boolean takesLogarithm(ForecastData data) {
    switch (scale) {
      case "log" -> data.series().forEach(Series::requirePositive);
      case "plain" -> {}
      default -> throw new BadInputException("scale must be log or plain, found " + scale);
    }
    return scale.equals("log");
  }

  private TrainingConfig recipe(TrainingConfig training) {
    TrainingConfig changed = options.recipe(training);
    return options.choosesPrecision() ? changed.withPrecision(Precision.FLOAT32) : changed;
  }
}

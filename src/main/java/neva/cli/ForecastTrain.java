package neva.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import neva.forecasting.ForecastData;
import neva.forecasting.ForecastLoss;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ForecasterRun;
import neva.forecasting.Method;
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
      paramLabel = "lstm|rule",
      description = "The rule corrected by a network, or the rule alone (default: lstm).")
  private Method method;

  @Option(
      names = "--preset",
      paramLabel = "lab-milk|lab-temperature",
      description = "Network and recipe of the university course's lab, 2018 (default: none).")
  private String preset;

  @Option(
      names = "--season",
      paramLabel = "N",
      description = "Season in steps, 1 for none (default: 12 for months, 24 for hours, ...).")
  private Integer season;

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
          "Steps ahead that the network forecasts at once (default: 1). Of a long series, a season or"
              + " more takes a recipe made for that.")
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
      paramLabel = "FRACTION",
      description =
          "Fraction of each series, at its end, for the test set, which is evaluated once, after the"
              + " training; 0 for none (default: 0.1). The validation set is the end of the rest.")
  private Double test;

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      if ("lab-temperature".equals(preset)) {
        input.requireData("--preset lab-temperature");
      }
      ForecastData data = input.read(ForecastInput.sample(), season);
      new ForecastSession(data, changed(base(data), data), options.open(TASK)).train();
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ForecasterRun record = ForecasterRun.read(run);
    ForecastData data = input.read(record.source(), season);
    ForecasterConfig base = preset == null ? record.config() : base(data);
    new ForecastSession(data, changed(base, data), run).train();
  }

  private ForecasterConfig base(ForecastData data) {
    int cycle = season == null ? data.season() : season;
    return preset == null
        ? ForecasterConfig.of(data, cycle, horizon == null ? 1 : horizon)
        : preset().withSeason(cycle);
  }

  private ForecasterConfig preset() {
    return switch (preset) {
      case "lab-milk" -> ForecasterConfig.labMilk();
      case "lab-temperature" -> ForecasterConfig.labTemperature();
      default ->
          throw new BadInputException(
              "preset must be lab-milk or lab-temperature, found " + preset);
    };
  }

  private ForecasterConfig changed(ForecasterConfig base, ForecastData data) {
    ForecasterConfig sized = units == null ? base : base.withUnits(units.toArray(Integer[]::new));
    ForecasterConfig dropping = dropout == null ? sized : sized.withDropout(dropout);
    ForecasterConfig looking = lookback == null ? dropping : dropping.withLookback(lookback);
    ForecasterConfig changed = applied(looking, data).withTraining(this::recipe);
    if (lookback != null) {
      Forecaster.requireLookback(data, changed);
    }
    int perEpoch = Forecaster.stepsPerEpoch(data, changed);
    return changed.withTraining(training -> options.length(training, perEpoch));
  }

  private ForecasterConfig applied(ForecasterConfig base, ForecastData data) {
    ForecasterConfig changed = method == null ? base : base.withMethod(method);
    changed = season == null ? changed : changed.withSeason(season);
    changed = horizon == null ? changed : changed.withHorizon(horizon);
    changed = test == null ? changed : changed.withTestSplit(Check.fraction("--test-split", test));
    changed = loss == null ? changed : changed.withLoss(loss());
    return scale == null
        ? changed
        : changed.withScale(changed.scale().withLogarithm(takesLogarithm(data)));
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

package neva.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import neva.forecasting.ForecastData;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ForecasterRun;
import neva.forecasting.Method;
import neva.io.BadInputException;
import neva.series.Series;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast train}. */
@Command(
    name = "train",
    description =
        "Train an LSTM that corrects a simple rule, judge it beside the baselines and write a"
            + " report.")
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
      description = "A network of the course's lab.")
  private String preset;

  @Option(
      names = "--season",
      paramLabel = "N",
      description = "Season in steps, 1 for none (default: 12 for months, 24 for hours, ...).")
  private Integer season;

  @Option(names = "--lookback", paramLabel = "N", description = "Steps of a training example.")
  private Integer lookback;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "Steps ahead that the network forecasts at once (default: 1).")
  private Integer horizon;

  @Option(
      names = "--units",
      paramLabel = "N,N",
      split = ",",
      hideParamSyntax = true,
      description = "Units of each LSTM layer, such as 14,8.")
  private List<Integer> units;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of each series, at its end, to judge by, 0 for none (default: 0.1).")
  private Double test;

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      ForecastData data = input.read(ForecastInput.sample(), season);
      new ForecastSession(data, changed(base(data), data), options.open(TASK)).train();
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ForecasterRun record = ForecasterRun.read(run);
    ForecastData data = input.read(ForecastRunSource.series(record), season);
    ForecasterConfig base = preset == null ? record.config() : base(data);
    new ForecastSession(data, changed(base, data), run).train();
  }

  private ForecasterConfig base(ForecastData data) {
    int cycle = season == null ? ForecastInput.season(data) : season;
    if (preset != null) {
      return preset().with(draft -> draft.season = cycle);
    }
    Series longest =
        data.series().stream().max(Comparator.comparingInt(Series::length)).orElseThrow();
    return ForecasterConfig.of(longest, cycle);
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
    ForecasterConfig sized = units == null ? base : base.withUnits(units);
    ForecasterConfig changed = sized.with(this::apply).withTraining(this::applyRecipe);
    int perEpoch = Forecaster.stepsPerEpoch(data, changed);
    return changed.withTraining(draft -> options.applyLength(draft, perEpoch));
  }

  private void apply(ForecasterConfig.Draft draft) {
    draft.method = method == null ? draft.method : method;
    draft.season = season == null ? draft.season : season;
    draft.horizon = horizon == null ? draft.horizon : horizon;
    draft.test = test == null ? draft.test : test;
    if (lookback != null) {
      draft.warmUp = (int) ((long) draft.warmUp * lookback / draft.lookback);
      draft.lookback = lookback;
    }
  }

  private void applyRecipe(TrainingConfig.Draft draft) {
    options.applyRecipe(draft);
    if (options.choosesPrecision()) {
      draft.precision = Precision.FLOAT32;
    }
  }
}

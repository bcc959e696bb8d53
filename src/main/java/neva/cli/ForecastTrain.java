package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import neva.forecasting.EvaluationPlan;
import neva.forecasting.ForecastData;
import neva.forecasting.ForecastEvaluation;
import neva.forecasting.ForecastReport;
import neva.forecasting.ForecastReportTable;
import neva.forecasting.Forecaster;
import neva.forecasting.ForecasterConfig;
import neva.forecasting.ForecasterRun;
import neva.forecasting.Method;
import neva.io.BadInputException;
import neva.series.Series;
import neva.training.Interruption;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Precision;
import neva.training.Progress;
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
      train(data, changed(base(data), data), options.open(TASK));
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ForecasterRun record = ForecasterRun.read(run);
    ForecastData data = input.read(ForecastRunSource.series(record), season);
    ForecasterConfig base = preset == null ? record.config() : base(data);
    train(data, changed(base, data), run);
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

  private static void train(ForecastData data, ForecasterConfig config, Run run)
      throws IOException {
    describe(data, config, run);
    try (Interruption interruption = new Interruption();
        Forecaster forecaster = fit(data, config, run, interruption)) {
      boolean interrupted = forecaster.outcome().map(o -> o.end() == End.INTERRUPTED).orElse(false);
      if (interrupted) {
        System.out.printf(
            "Saved step %d. Continue with: ./neva forecast train --resume --run %s%n",
            forecaster.outcome().get().step(), ShellWord.of(run.directory()));
      } else {
        finish(forecaster, run);
      }
    }
  }

  private static void describe(ForecastData data, ForecasterConfig config, Run run) {
    List<Series> all = data.series();
    System.out.printf("%s, season %d%n", all.get(0), config.season());
    if (all.size() > 1) {
      System.out.printf("and %d more series%n", all.size() - 1);
    }
    System.out.printf("run %s: %s%n", run.directory(), work(config));
  }

  private static String work(ForecasterConfig config) {
    if (config.method() == Method.RULE) {
      return "the rule alone, nothing to train";
    }
    String units =
        config.network().units().stream().map(String::valueOf).collect(Collectors.joining(", "));
    int members = config.network().members();
    return "%,d steps, LSTM of %s units%s"
        .formatted(
            config.training().steps(),
            units,
            members == 1 ? "" : ", %d networks side by side".formatted(members));
  }

  private static Forecaster fit(
      ForecastData data, ForecasterConfig config, Run run, Interruption interruption)
      throws IOException {
    try (Progress progress = Progress.console(config.training().steps())) {
      return Forecaster.fit(data, config, run, progress, interruption);
    }
  }

  private static void finish(Forecaster forecaster, Run run) throws IOException {
    boolean wasFinished = forecaster.outcome().map(Outcome::wasFinished).orElse(run.isResumed());
    if (wasFinished) {
      System.out.printf("The run was complete%s.%n", end(forecaster));
    } else {
      forecaster.outcome().ifPresent(ForecastTrain::tell);
    }
    // A run that was killed on its last step has no report yet.
    if (!wasFinished || !Files.exists(run.report().resolve("metrics.json"))) {
      report(forecaster, run);
    }
  }

  private static String end(Forecaster forecaster) {
    return forecaster.outcome().map(o -> ": it ended at step %d".formatted(o.step())).orElse("");
  }

  private static void tell(Outcome outcome) {
    System.out.print(outcome.timings());
    if (outcome.end() == End.NO_IMPROVEMENT) {
      System.out.printf("No improvement since step %d.%n", outcome.bestStep());
    }
  }

  private static void report(Forecaster forecaster, Run run) throws IOException {
    ForecastReport report = new ForecastReport(run.report());
    if (forecaster.config().method() == Method.LSTM) {
      report.writeCurves(run);
    }
    if (forecaster.config().test() > 0) {
      EvaluationPlan plan = EvaluationPlan.standard();
      ForecastEvaluation evaluation = forecaster.evaluate(plan);
      report.writeEvaluation(evaluation, plan.level());
      System.out.println(new ForecastReportTable(evaluation, plan.level()));
    } else {
      System.out.println("No test part was kept, so there is nothing to judge by.");
    }
    System.out.printf("report:   %s%n", run.report());
    if (forecaster.config().method() == Method.LSTM) {
      String directory = ShellWord.of(run.directory());
      System.out.printf(
          "curves:   tensorboard --logdir %s%n", ShellWord.of(run.directory().resolve("logs")));
      System.out.printf("export:   ./neva forecast export --run %s%n", directory);
    }
    System.out.printf(
        "forecast: ./neva forecast predict --run %s%n", ShellWord.of(run.directory()));
  }
}

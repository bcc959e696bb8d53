package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.forecasting.EvaluationPlan;
import neva.forecasting.ForecastEvaluation;
import neva.forecasting.ForecastReport;
import neva.forecasting.Forecaster;
import neva.io.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast evaluate}. */
@Command(name = "evaluate", description = "Evaluate the forecasts of a run on its test set.")
final class ForecastEvaluate implements Callable<Integer> {

  @Mixin private ForecastRunSource source;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "Horizon of each forecast of the backtest (default: one season).")
  private Integer horizon;

  @Option(
      names = "--backtest-every",
      paramLabel = "N",
      description =
          "Steps from one origin of the backtest to the next (default: as many as give at most 200"
              + " origins).")
  private Integer every;

  @Option(
      names = "--level",
      paramLabel = "FRACTION",
      description =
          "Coverage of the prediction intervals (default: 0.9, or the highest that the validation"
              + " set supports).")
  private Double level;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: report/ in the run; none with --data).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    EvaluationPlan plan = plan();
    try (Forecaster forecaster = source.load()) {
      ForecastEvaluation evaluation = forecaster.evaluate(plan);
      Path folder = folder();
      if (folder != null) {
        Figures.write(() -> new ForecastReport(folder).writeEvaluation(evaluation));
      }
      System.out.printf("%n%s%n%s", evaluation, evaluation.backtestText());
      if (folder != null) {
        System.out.printf("%nreport:   %s%n", folder);
      }
    }
    return 0;
  }

  private EvaluationPlan plan() {
    EvaluationPlan plan = EvaluationPlan.DEFAULT;
    plan = horizon == null ? plan : plan.withHorizon(Check.positive("horizon", horizon));
    plan = every == null ? plan : plan.withEvery(Check.positive("backtest-every", every));
    return level == null ? plan : plan.withLevel(positive(level));
  }

  /** A plan takes 0 for what is not given. */
  private static double positive(double level) {
    return level == 0 ? Check.positive("level", level) : level;
  }

  /** The report of a run tells of its own data alone. */
  private Path folder() {
    return out == null && source.isOwnData() ? source.run().report() : out;
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.forecasting.EvaluationPlan;
import neva.forecasting.ForecastEvaluation;
import neva.forecasting.ForecastReport;
import neva.forecasting.ForecastReportBacktest;
import neva.forecasting.ForecastReportText;
import neva.forecasting.Forecaster;
import neva.io.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva forecast evaluate}. */
@Command(
    name = "evaluate",
    description = "Judge the forecasts of a run on what came after its training part.")
final class ForecastEvaluate implements Callable<Integer> {

  @Mixin private ForecastRunSource source;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description = "Steps ahead of each forecast of the backtest (default: a season).")
  private Integer horizon;

  @Option(
      names = "--backtest-every",
      paramLabel = "N",
      description = "Steps between two forecasts of the backtest (default: at most 200 forecasts).")
  private Integer every;

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "Share of values that the intervals are to hold (default: 0.9).")
  private double level;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: report/ in the run; none with --data).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    EvaluationPlan plan =
        new EvaluationPlan(given("horizon", horizon), given("backtest-every", every), level);
    try (Forecaster forecaster = source.load()) {
      ForecastEvaluation evaluation = forecaster.evaluate(plan);
      Path folder = folder();
      if (folder != null) {
        Figures.write(() -> new ForecastReport(folder).writeEvaluation(evaluation));
      }
      System.out.println(new ForecastReportText(evaluation));
      System.out.print(new ForecastReportBacktest(evaluation));
      if (folder != null) {
        System.out.printf("%nreport:   %s%n", folder);
      }
    }
    return 0;
  }

  /** A plan takes 0 for what is not given. */
  private static int given(String name, Integer value) {
    if (value != null && value < 1) {
      throw new BadInputException("%s must be positive, found %d".formatted(name, value));
    }
    return value == null ? 0 : value;
  }

  /** The report of a run tells of its own data alone. */
  private Path folder() {
    return out == null && source.isOwnData() ? source.run().report() : out;
  }
}

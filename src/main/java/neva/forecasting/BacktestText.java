package neva.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import neva.forecasting.series.Backtest;
import neva.io.TextColumns;

/** The error by steps ahead from a rolling origin, as text. */
final class BacktestText {

  /** Up to so many steps ahead every third of a doubling is shown, beyond every doubling. */
  private static final int SHORT = 24;

  private final ForecastEvaluation evaluation;

  BacktestText(ForecastEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public String toString() {
    Map<String, double[]> errors = evaluation.errorsByStep();
    List<Integer> steps = steps(evaluation.backtest().horizon());
    TextColumns columns = new TextColumns("l" + "r".repeat(steps.size()));
    columns.row(row("RMSE by steps ahead", steps.stream().map(String::valueOf)));
    errors.forEach(
        (name, of) ->
            columns.row(
                row("  " + name, steps.stream().map(step -> ReportNumbers.number(of[step - 1])))));
    return "%s%n%s".formatted(title(), columns);
  }

  private String title() {
    Backtest backtest = evaluation.backtest();
    return "backtest: %s origins, one every %s, %s values forecast from each"
        .formatted(
            ReportNumbers.count(evaluation.origins()),
            backtest.every() == 1 ? "step" : ReportNumbers.count(backtest.every()) + " steps",
            ReportNumbers.count(backtest.horizon()));
  }

  private static String[] row(String first, Stream<String> others) {
    List<String> cells = new ArrayList<>(List.of(first));
    others.forEach(cells::add);
    return cells.toArray(String[]::new);
  }

  private static List<Integer> steps(int horizon) {
    IntStream powers = IntStream.iterate(1, step -> step < horizon, step -> 2 * step);
    IntStream between =
        horizon > SHORT
            ? IntStream.empty()
            : IntStream.iterate(3, step -> step < horizon, step -> 2 * step);
    return IntStream.concat(IntStream.concat(powers, between), IntStream.of(horizon))
        .sorted()
        .boxed()
        .toList();
  }
}

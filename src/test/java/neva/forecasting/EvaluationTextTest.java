package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import neva.forecasting.series.Backtest;
import neva.forecasting.series.BacktestResult;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an evaluation says, of forecasts that are off by known amounts. */
@Tag("locale")
class EvaluationTextTest {

  @Test
  void saysSoWhenTheRuleIsBetterThanTheNetwork() {
    String text = offBy(1.0, 0.5, 2.0).toString();
    assertThat(text)
        .contains("One step ahead rule is best: RMSE 0.5000, 50% below that of lstm, 1.000.")
        .contains("The rule alone is better than the network here: use method rule.");
  }

  @Test
  void saysSoWhenABaselineIsBetter() {
    String text = offBy(1.0, 3.0, 0.25).toString();
    assertThat(text)
        .contains("One step ahead other is best: RMSE 0.2500, 75% below that of lstm, 1.000.")
        .doesNotContain("use method rule");
  }

  @Test
  void saysSoWhenTheNetworkIsBest() {
    String text = offBy(1.0, 1.005, 4.0).toString();
    assertThat(text)
        .contains(
            "One step ahead lstm is best: RMSE 1.000, equal within 1% to that of rule, 1.005.")
        .contains("no intervals, because there was no validation set");
  }

  @Test
  void saysWhichBaselinesWereLeftOutAndWhy() {
    assertThat(offBy(1.0, 3.0, 0.25).toString())
        .contains("left out: x (too short)")
        .doesNotContain("series.");
  }

  @Test
  void writesNumbersAsInEnglishWhereverItRuns() {
    String text = offBy(1234.5, 5000, 9000).toString();
    assertThat(text).contains("  lstm          1,235", "  rule          5,000");
    assertThat(text).contains("RMSE 1,235, 75% below that of rule, 5,000.");
    assertThat(ReportNumbers.percent(0.9)).isEqualTo("90%");
    assertThat(ReportNumbers.percent(16 / 17.0)).isEqualTo("94.1%");
    assertThat(ReportNumbers.number(2.5)).isEqualTo("2.500");
    assertThat(ReportNumbers.cell("%.3f", Double.NaN)).isEqualTo("-");
  }

  @Test
  void tellsOfTheBacktestByStepsAhead() {
    assertThat(offBy(1.0, 3.0, 0.25).backtestText().lines())
        .containsExactly(
            "backtest: 1 origins, one every 10 steps, 10 values forecast from each",
            "RMSE by steps ahead       1       2       3       4       6       8      10",
            "  lstm                1.000   1.000   1.000   1.000   1.000   1.000   1.000",
            "  rule                3.000   3.000   3.000   3.000   3.000   3.000   3.000",
            "  other              0.2500  0.2500  0.2500  0.2500  0.2500  0.2500  0.2500");
  }

  /** An evaluation where everything is off by these amounts at every step. */
  private static ForecastEvaluation offBy(double network, double rule, double other) {
    Series sales = Drawn.sales(40, 1);
    Backtest next = Backtest.oneStep(sales.holdOut(10).heldOut());
    Backtest all = Backtest.allAtOnce(sales.holdOut(10).heldOut());
    Judgement oneStep = judgement(next, network, rule, other);
    Judgement atOnce = judgement(all, network, rule, other);
    return new ForecastEvaluation(
        "lstm",
        1,
        0.9,
        List.of(
            new SeriesEvaluation(
                sales,
                "lstm",
                30,
                2,
                List.of(),
                Map.of("x", "too short"),
                oneStep,
                atOnce,
                atOnce)));
  }

  private static Judgement judgement(Backtest test, double network, double rule, double other) {
    return new Judgement(
        off(test, network),
        new double[0][],
        new double[0][],
        Map.of("rule", off(test, rule), "other", off(test, other)),
        1);
  }

  private static BacktestResult off(Backtest test, double by) {
    Series series = test.part().withHistory();
    return test.run(
        (history, horizon) ->
            DoubleStream.of(series.slice(history.length(), history.length() + horizon).values())
                .map(value -> value + by)
                .toArray());
  }
}

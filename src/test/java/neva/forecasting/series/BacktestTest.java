package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private final HeldOut part = SeriesOf.function(30, i -> i).holdOut(10).heldOut();

  @Property
  void showsEachForecastWhatCameBeforeAndNoMore(
      @ForAll @IntRange(min = 1, max = 10) int horizon,
      @ForAll @IntRange(min = 1, max = 10) int every) {
    List<Integer> seen = new ArrayList<>();
    BacktestResult result =
        new Backtest(part, horizon, every)
            .run(
                (history, h) -> {
                  seen.add(history.length());
                  assertThatThrownBy(() -> history.value(history.length()))
                      .isInstanceOf(IndexOutOfBoundsException.class);
                  return new double[h];
                });
    for (int k = 0; k < seen.size(); k++) {
      assertThat(seen.get(k)).isEqualTo(20 + k * every);
    }
    int last = seen.get(seen.size() - 1) + horizon;
    assertThat(last).isLessThanOrEqualTo(30).isGreaterThan(30 - every);
    assertThat(result.actuals(horizon)).endsWith(last - 1);
  }

  @Test
  void judgesEachStepAheadByItself() {
    BacktestResult result = new Backtest(part, 3, 2).run(new LastValue().fit(null));
    assertThat(result.backtest().size()).isEqualTo(4);
    assertThat(result.forecasts(3)).containsExactly(19, 21, 23, 25);
    assertThat(result.actuals(3)).containsExactly(22, 24, 26, 28);
    assertThat(result.byStep(2)).extracting(ForecastMetrics::mae).containsExactly(1.0, 2.0, 3.0);
    assertThat(result.metrics(2).mae()).isEqualTo(2);
    assertThat(result.metrics(2).mase()).isEqualTo(1);
    assertThat(result.metrics(2).count()).isEqualTo(12);
    assertThat(result.rmse()).isEqualTo(Math.sqrt(14 / 3.0));
  }

  @Test
  void forecastsAllAtOnce() {
    BacktestResult result = Backtest.allAtOnce(part).run(new LastValue().fit(null));
    assertThat(result.byStep(1))
        .extracting(ForecastMetrics::mae)
        .startsWith(1.0, 2.0)
        .endsWith(10.0);
  }

  @Test
  void takesForecastsMadeElsewhere() {
    Backtest backtest = new Backtest(part, 2, 8);
    assertThat(backtest.resultOf(new double[][] {{20, 21}, {28, 29}}).rmse()).isZero();
    assertThatThrownBy(() -> backtest.resultOf(new double[][] {{20, 21}}))
        .hasMessage("forecasts must be 2 of 2 values each, found 1 of [2] values");
    assertThatThrownBy(() -> backtest.run((history, h) -> new double[1]))
        .hasMessage("forecasts must be 2 of 2 values each, found 2 of [1] values");
  }

  @Test
  void needsAHorizonWithinThePart() {
    assertThatThrownBy(() -> new Backtest(part, 11, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("horizon must be at most 10, the length of the part to forecast, found 11");
    assertThatThrownBy(() -> new Backtest(part, 0, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("horizon must be positive, found 0");
    assertThatThrownBy(() -> new Backtest(part, 1, 0))
        .hasMessage("every must be positive, found 0");
  }

  @Test
  void resultsAreNotChangedFromOutside() {
    double[][] forecasts = {new double[10]};
    BacktestResult result = Backtest.allAtOnce(part).resultOf(forecasts);
    Arrays.fill(forecasts[0], 9);
    result.forecasts(1)[0] = 9;
    assertThat(result.forecasts(1)).containsExactly(0);
  }
}

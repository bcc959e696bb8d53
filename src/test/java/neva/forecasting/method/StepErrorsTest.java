package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import neva.forecasting.series.Backtest;
import org.junit.jupiter.api.Test;

class StepErrorsTest {

  /** Four origins, two steps; the series is zero, so forecasts are errors. */
  private static StepErrors errors() {
    Backtest backtest = new Backtest(Made.months(new double[10]).holdOut(5).heldOut(), 2, 1);
    return StepErrors.of(backtest, new double[][] {{1, 5}, {-2, 6}, {3, -7}, {4, 1}});
  }

  @Test
  void supportLevelsUpToTheNumberOfErrorsOverOneMore() {
    assertThat(errors().count()).isEqualTo(4);
    assertThat(errors().highestLevel()).isEqualTo(0.8);
  }

  @Test
  void marginsAreTheErrorsOfTheConformalRank() {
    assertThat(errors().margins(2, 0.8)).containsExactly(4, 7);
    assertThat(errors().margins(2, 0.4)).containsExactly(2, 5);
    assertThat(errors().margins(2, 0.99)).containsExactly(4, 7);
  }

  @Test
  void marginsGrowBeyondWhatWasValidated() {
    assertThat(errors().margins(8, 0.8)[7]).isCloseTo(14, within(1e-12));
  }
}

package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IntermittentTest {

  private static final double[] DEMAND = {0, 2, 0, 0, 3, 0, 4, 0};

  @Test
  void crostonSmoothsSizesAndGaps() {
    // sizes 2, 3, 4: 2, 2.1, 2.29; gaps 2, 3, 2: 2, 2.1, 2.09
    assertThat(Croston.classic().fit(DEMAND).forecast(DEMAND, 2))
        .containsExactly(new double[] {2.29 / 2.09, 2.29 / 2.09}, within(1e-12));
    assertThat(Croston.approximation().fit(DEMAND).forecast(DEMAND, 1))
        .containsExactly(new double[] {0.95 * 2.29 / 2.09}, within(1e-12));
  }

  @Test
  void tsbSmoothsTheProbabilityAtEveryStep() {
    Tsb.State state = new Tsb.State(0.5, 2);
    // probability 0.5, 0.4, 0.52; size 2, then 2.1 at the demand
    assertThat(state.forecast(new double[] {0, 3}, 0.2, 1)[0]).isCloseTo(0.52 * 2.1, within(1e-12));
  }

  @Test
  void tsbForgetsAnItemThatNobodyBuysAnyMore() {
    double[] values = Made.values(200, t -> t < 100 && t % 3 == 0 ? 5 : 0);
    assertThat(new Tsb().fit(values).forecast(values, 1)[0]).isLessThan(0.2);
    assertThat(Croston.classic().fit(values).forecast(values, 1)[0]).isGreaterThan(1.5);
  }

  @Test
  void allMethodsFindTheRateOfRareSales() {
    Random random = new Random(4);
    double[] sales = Made.values(400, t -> random.nextDouble() < 0.25 ? 1 : 0);
    assertThat(new Tsb().fit(sales).forecast(sales, 1)[0]).isBetween(0.18, 0.32);
    assertThat(Croston.approximation().fit(sales).forecast(sales, 1)[0]).isBetween(0.15, 0.35);
  }

  @Test
  void demandIsIntermittentAboveAnIntervalOf132() {
    assertThat(Intermittent.is(Made.values(132, t -> t % 33 < 25 ? 1 : 0))).isFalse();
    assertThat(Intermittent.is(Made.values(134, t -> t < 100 ? 1 : 0))).isTrue();
    assertThat(Intermittent.is(new double[] {-1, 0, 0, 0})).isFalse();
    assertThat(new Tsb().lack(new double[] {0, 0, 0, 1}))
        .isEqualTo("needs 2 values that are not zero");
  }
}

package neva.forecasting.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  /** Rosenbrock 1960: a curved valley with its lowest point at (1, 1). */
  @Test
  void followsTheValleyOfRosenbrock() {
    Objective valley =
        Objective.of(x -> Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2));
    double[] found = Lbfgs.minimum(valley, new double[] {-1.2, 1});
    assertThat(found[0]).isCloseTo(1, within(1e-3));
    assertThat(found[1]).isCloseTo(1, within(1e-3));
  }

  @Test
  void staysWhereTheFunctionIsDefined() {
    Objective root = Objective.of(x -> x[0] < 1 ? Double.POSITIVE_INFINITY : x[0] - Math.log(x[0]));
    assertThat(Lbfgs.minimum(root, new double[] {5})[0]).isCloseTo(1, within(1e-3));
  }

  @Test
  void givesTheStartBackWhereTheFunctionIsNotFinite() {
    assertThat(Lbfgs.minimum(Objective.of(x -> Double.NaN), new double[] {7})).containsExactly(7);
  }
}

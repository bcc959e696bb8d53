package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalEquationsTest {

  @Test
  void fitALineAsByHand() {
    NormalEquations equations = new NormalEquations(2);
    double[] y = {1, 3, 2, 5};
    for (int x = 0; x < 4; x++) {
      equations.add(new double[] {1, x}, y[x]);
    }
    assertThat(equations.solve()).containsExactly(new double[] {1.1, 1.1}, within(1e-8));
  }

  @Property(tries = 100)
  void leaveResidualsAtRightAnglesToTheInputs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int unknowns) {
    Random random = new Random(seed);
    double[][] x = new double[40][unknowns];
    double[] y = random.doubles(40).toArray();
    NormalEquations equations = new NormalEquations(unknowns);
    for (int i = 0; i < 40; i++) {
      Arrays.setAll(x[i], j -> random.nextGaussian());
      equations.add(x[i], y[i]);
    }
    double[] solution = equations.solve();
    for (int j = 0; j < unknowns; j++) {
      double product = 0;
      for (int i = 0; i < 40; i++) {
        product += x[i][j] * (y[i] - dot(x[i], solution));
      }
      assertThat(product).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void shareEquallyWhatTheDataDoNotTellApart() {
    NormalEquations equations = new NormalEquations(2);
    equations.add(new double[] {1, 1}, 4);
    equations.add(new double[] {2, 2}, 8);
    double[] solution = equations.solve();
    assertThat(solution[0] + solution[1]).isCloseTo(4, within(1e-6));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import neva.layer.Variable.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ActivationsTest {

  private static final double[] X = {-30, -3, -1, -0.5, 0, 0.5, 1, 3, 30};

  /** Each formula of the papers in double precision. */
  static Stream<Arguments> formulas() {
    return Stream.of(
        formula(new LeakyRelu("leaky", 0.2f), x -> x > 0 ? x : 0.2f * x),
        formula(new LeakyRelu("steep", 1.5f), x -> x > 0 ? x : 1.5 * x),
        formula(new Elu("elu"), x -> x > 0 ? x : Math.exp(x) - 1),
        formula(
            new Selu("selu"),
            x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1))),
        formula(new Softplus("softplus"), x -> Math.log1p(Math.exp(x))),
        formula(new Silu("silu"), x -> x / (1 + Math.exp(-x))),
        formula(new Sigmoid("sigmoid"), x -> 1 / (1 + Math.exp(-x))),
        formula(new Tanh("tanh"), Math::tanh),
        formula(new Gelu("gelu"), x -> x * normalShare(x)));
  }

  private static Arguments formula(Layer layer, DoubleUnaryOperator formula) {
    return Arguments.of(layer, formula);
  }

  /** The integral of the normal density up to x, by Simpson's rule. */
  private static double normalShare(double x) {
    int steps = 20_000;
    double width = (x + 40) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double at = -40 + i * width;
      int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-at * at / 2);
    }
    return sum * width / 3 / Math.sqrt(2 * Math.PI);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void equalsItsFormula(Layer layer, DoubleUnaryOperator formula) {
    for (double x : X) {
      double tolerance = 1e-6 * Math.max(1, Math.abs(x));
      assertThat((double) apply(layer, x)[0])
          .isCloseTo(formula.applyAsDouble((float) x), within(tolerance));
    }
  }

  /** Values of tables: Abramowitz and Stegun, 4.4 (exp), 4.15 (tanh), 26.1 (normal share). */
  @Test
  void givesTheValuesOfTheTables() {
    assertTensorClose(apply(new Elu("elu"), -1), new double[] {0.36787944 - 1}, 1e-6);
    assertTensorClose(apply(new Softplus("softplus"), 0), new double[] {0.69314718}, 1e-6);
    assertTensorClose(apply(new Sigmoid("sigmoid"), 1), new double[] {0.73105858}, 1e-6);
    assertTensorClose(apply(new Silu("silu"), 1), new double[] {0.73105858}, 1e-6);
    assertTensorClose(apply(new Tanh("tanh"), 1), new double[] {0.76159416}, 1e-6);
    assertTensorClose(apply(new Gelu("gelu"), 1), new double[] {0.84134475}, 1e-6);
    assertTensorClose(apply(new Gelu("gelu"), 2), new double[] {2 * 0.97724987}, 1e-6);
    assertTensorClose(apply(new Selu("selu"), 1), new double[] {1.05070099}, 1e-6);
    // The value that negative inputs tend to, -λα of the paper.
    assertTensorClose(apply(new Selu("selu"), -30), new double[] {-1.75809934}, 1e-6);
  }

  private static float[] apply(Layer layer, double x) {
    try (LiveGraph live = new LiveGraph()) {
      return live.floats(
          layer.apply(live.tf(), live.constant(new float[] {(float) x}, 1), Mode.TRAIN));
    }
  }

  @Test
  void pReluHasASlopeForEachChannelThatStartsAtAQuarterAndDoesNotDecay() {
    try (LiveGraph live = new LiveGraph()) {
      PRelu layer = new PRelu("prelu_1");
      Operand<TFloat32> x = live.constant(new float[] {-2, -4, 3, 5}, 1, 1, 2, 2);
      Operand<TFloat32> y = layer.apply(live.tf(), x, Mode.TRAIN);
      live.initialize(layer.variables());
      assertThat(live.floats(y)).containsExactly(-0.5f, -1, 3, 5);
      Variable<TFloat32> slopes = layer.variables().get(0);
      assertThat(slopes).hasToString("prelu_1/slopes[2]");
      assertThat(slopes.role()).isEqualTo(Role.OFFSET);
      live.set(slopes, 0.5f, 2);
      assertThat(live.floats(y)).containsExactly(-1, -8, 3, 5);
    }
  }
}

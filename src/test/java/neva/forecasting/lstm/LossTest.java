package neva.forecasting.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The losses at errors whose loss is known. */
class LossTest {

  private static float[] of(ForecastLoss loss, float... errors) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> each = tf.expandDims(tf.constant(errors), tf.constant(1)); // [n, 1]
      try (Result result = session.runner().fetch(loss.of(tf, each)).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  @Test
  void squaresAndAbsoluteValues() {
    assertThat(of(new ForecastLoss.Squared(), -3, 0, 2)).containsExactly(9, 0, 4);
    assertThat(of(new ForecastLoss.Absolute(), -3, 0, 2)).containsExactly(3, 0, 2);
  }

  @Test
  void aLossOfOnesOwnGoesByItsName() {
    ForecastLoss cubes =
        ForecastLoss.named("cubes", (tf, error) -> tf.math.pow(error, tf.constant(3f)));
    assertThat(cubes).isEqualTo(new ForecastLoss.Named("cubes"));
    assertThat(of(cubes, -1, 2)).containsExactly(-1, 8);
    assertThatThrownBy(() -> of(new ForecastLoss.Named("unknown"), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected ForecastLoss registered as \"unknown\"");
  }

  @Test
  void huberIsASquareFirstAndALineThen() {
    assertThat(of(new ForecastLoss.Huber(2), -1, 2, 5, -5)).containsExactly(0.5f, 2, 8, 8);
  }

  @Test
  void quantilesWeighBothSidesOfAnErrorBySide() {
    float[] losses = of(new ForecastLoss.Quantiles(0.5), 4, -4); // quantiles 0.25, 0.5, 0.75
    assertThat(losses).containsExactly(1, 2, 3, 3, 2, 1);
  }
}

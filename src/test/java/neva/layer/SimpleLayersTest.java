package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class SimpleLayersTest {

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Operand<TFloat32> apply(Layer layer, float[] x, long... shape) {
    return layer.apply(live.tf(), live.constant(x, shape), Mode.TRAIN);
  }

  private Operand<TFloat32> apply(Layer layer, Volume x) {
    return apply(layer, x.floats(), x.shape());
  }

  @Test
  void denseIsAProductAndAnOffset() {
    Volume x = Volume.random(1, 1, 1, 5, 7);
    Volume weights = Volume.random(2, 1, 1, 7, 3);
    double[] biases = {1, -2, 0.5};
    Dense layer = new Dense("fc", 3, Initialization.glorot(1));
    Operand<TFloat32> y = apply(layer, x.floats(), 5, 7);
    live.set(layer.variables().get(0), weights.floats());
    live.set(layer.variables().get(1), Volume.floats(biases));
    double[] expected = PlainLayers.dense(x.values(), weights.values(), biases);
    assertTensorClose(live.floats(y), expected, 1e-6);
  }

  @Test
  void denseTakesEveryStepByItself() {
    Volume x = Volume.random(1, 1, 2, 3, 4);
    Dense layer = new Dense("fc", 2, Initialization.glorot(1));
    Operand<TFloat32> steps = apply(layer, x.floats(), 2, 3, 4);
    Operand<TFloat32> rows = apply(layer, x.floats(), 6, 4);
    live.initialize(layer.variables());
    assertThat(steps.shape().asArray()).containsExactly(2, 3, 2);
    assertThat(live.floats(steps)).isEqualTo(live.floats(rows));
  }

  @Test
  void denseRejectsImages() {
    Dense layer = new Dense("fc_1", 3, Initialization.glorot(1));
    assertThatThrownBy(() -> apply(layer, Volume.random(1, 2, 4, 4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Layer fc_1 needs an input [batch, features] or [batch, time, features], found shape [2, 4, 4, 3]");
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 2, 2", "7, 6, 2, 2", "7, 9, 3, 2", "6, 5, 3, 1"})
  void poolTakesTheLargestOfEachWholeWindow(int height, int width, int size, int stride) {
    Volume x = Volume.random(3, 2, height, width, 4);
    Volume expected = PlainLayers.pool(x, size, stride);
    Operand<TFloat32> y = apply(new MaxPool("pool", size, stride), x);
    assertThat(y.shape().asArray()).isEqualTo(expected.shape());
    assertThat(live.floats(y)).isEqualTo(expected.floats());
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 2, 2", "7, 6, 2, 2", "7, 9, 3, 2", "6, 5, 3, 1"})
  void averagePoolTakesTheMeanOfEachWholeWindow(int height, int width, int size, int stride) {
    Volume x = Volume.random(3, 2, height, width, 4);
    Volume expected = PlainLayers.average(x, size, stride);
    Operand<TFloat32> y = apply(new AvgPool("pool", size, stride), x);
    assertThat(y.shape().asArray()).isEqualTo(expected.shape());
    assertTensorClose(live.floats(y), expected.values(), 1e-6);
  }

  @Test
  void globalAveragePoolTakesTheMeanOfEachChannel() {
    Volume x = Volume.random(3, 2, 5, 4, 3);
    Operand<TFloat32> y = apply(new GlobalAveragePool("pool"), x);
    assertThat(y.shape().asArray()).containsExactly(2, 3);
    double[] expected = new double[2 * 3];
    for (int i = 0; i < x.values().length; i++) {
      expected[i / (5 * 4 * 3) * 3 + i % 3] += x.values()[i] / (5 * 4);
    }
    assertTensorClose(live.floats(y), expected, 1e-6);
  }

  @Test
  void averagePoolsRejectVectors() {
    for (Layer pool : List.of(new AvgPool("pool_1", 2, 2), new GlobalAveragePool("pool_2"))) {
      assertThatThrownBy(() -> apply(pool, new float[6], 2, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("needs an input [batch, height, width, channels], found shape");
    }
  }

  @Test
  void poolRejectsVectors() {
    assertThatThrownBy(() -> apply(new MaxPool("pool_1", 2, 2), new float[6], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Layer pool_1 needs an input [batch, height, width, channels]");
  }

  @Test
  void reluAfterPoolingEqualsReluBeforeIt() {
    Volume x = Volume.random(4, 3, 9, 8, 5);
    Operand<TFloat32> after = chain(input(x), new MaxPool("pool", 2, 2), new Relu("relu"));
    Operand<TFloat32> before =
        chain(input(x), new Relu("early_relu"), new MaxPool("late_pool", 2, 2));
    assertThat(live.floats(after)).isEqualTo(live.floats(before));
  }

  private Operand<TFloat32> input(Volume x) {
    return live.constant(x.floats(), x.shape());
  }

  private Operand<TFloat32> chain(Operand<TFloat32> x, Layer first, Layer second) {
    return second.apply(live.tf(), first.apply(live.tf(), x, Mode.TRAIN), Mode.TRAIN);
  }

  @Test
  void reluKeepsThePositive() {
    float[] y = live.floats(apply(new Relu("relu"), new float[] {-2, -0f, 0, 3}, 1, 4));
    assertTensorClose(y, new double[] {0, 0, 0, 3}, 0);
  }

  @Test
  void flattenKeepsTheOrderOfTheValues() {
    Volume x = Volume.random(6, 2, 3, 4, 5);
    Operand<TFloat32> y = apply(new Flatten("flatten"), x);
    assertThat(y.shape().asArray()).containsExactly(2, 60);
    assertThat(live.floats(y)).isEqualTo(x.floats());
  }

  @Test
  void softmaxGivesProbabilities() {
    double[] logits = {1, 2, 3, -1, 0, 1};
    float[] y = live.floats(apply(new Softmax("softmax"), Volume.floats(logits), 2, 3));
    assertTensorClose(y, PlainLayers.softmax(logits, 3), 1e-6);
  }

  @Test
  void softmaxBearsLargeLogits() {
    float[] y = live.floats(apply(new Softmax("softmax"), new float[] {1000, 0, -1000}, 1, 3));
    assertThat(y).containsExactly(1, 0, 0);
  }
}

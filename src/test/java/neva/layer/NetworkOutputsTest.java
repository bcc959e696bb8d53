package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

class NetworkOutputsTest {

  private static final Initialization HE = Initialization.he(1);
  private static final Volume X = Volume.random(1, 2, 4, 4, 3);

  private final List<Layer> layers =
      List.of(
          new Conv2D("conv_1", 3, 3, 1, Padding.SAME, HE).withoutBias(),
          new BatchNorm("norm_1", 0.9f, 1e-3f),
          new Residual(
              "block_1",
              List.of(
                  new Conv2D("block_1/conv", 3, 3, 1, Padding.SAME, HE).withoutBias(),
                  new BatchNorm("block_1/norm", 0.9f, 1e-3f))),
          new GlobalAveragePool("pool"),
          new Dense("logits", 2, HE));
  private final Network network = new Network(layers);
  private LiveGraph live;
  private Operand<TFloat32> x;
  private Map<String, Operand<TFloat32>> outputs;

  @BeforeEach
  void open() {
    live = new LiveGraph();
    x = live.constant(X.floats(), X.shape());
    outputs = network.outputs(live.tf(), x);
    live.initialize(network.variables());
    live.set(layers.get(1).variables().get(2), 1, 2, 3); // moving_mean
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void everyLayerHasItsOutputInTheOrderOfApplication() {
    assertThat(outputs.keySet())
        .containsExactly(
            "conv_1", "norm_1", "block_1/conv", "block_1/norm", "block_1", "pool", "logits");
  }

  @Test
  void aConvolutionIsSeenBeforeItsNormalisation() {
    Operand<TFloat32> conv = layers.get(0).apply(live.tf(), x, Mode.INFER);
    Operand<TFloat32> norm = layers.get(1).apply(live.tf(), conv, Mode.INFER);
    assertThat(live.floats(outputs.get("conv_1"))).isEqualTo(live.floats(conv));
    assertThat(live.floats(outputs.get("norm_1"))).isEqualTo(live.floats(norm));
  }

  @Test
  void theLastOneIsWhatTheNetworkGives() {
    Operand<TFloat32> y = network.apply(live.tf(), x, Mode.INFER);
    assertTensorClose(live.floats(outputs.get("logits")), doubles(live.floats(y)), 1e-5);
  }

  /** The mean over h·w pixels, then weights: each pixel's share of a logit is weight / (h·w). */
  @Test
  void thereIsAGradientOfALogitByTheOutputOfALayer() {
    Operand<TFloat32> logits = outputs.get("logits");
    Operand<TFloat32> first =
        live.tf().math.mul(logits, live.constant(new float[] {1, 0}, 2)); // [b, k]
    float[] gradient = gradient(first, outputs.get("block_1"));
    float[] weights = live.floats(layers.get(4).variables().get(0)); // [3, 2]
    double[] expected = new double[X.values().length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = weights[i % 3 * 2] / 16;
    }
    assertTensorClose(gradient, expected, 1e-6);
  }

  @Test
  void thereIsAGradientByALayerWithinABlock() {
    assertThat(gradient(outputs.get("logits"), outputs.get("block_1/conv"))).doesNotContain(0);
  }

  private float[] gradient(Operand<TFloat32> of, Operand<TFloat32> by) {
    Output<?>[] gradients =
        live.graph().addGradients(of.asOutput(), new Output<?>[] {by.asOutput()});
    return live.floats(gradients[0].expect(TFloat32.class));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}

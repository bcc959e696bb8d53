package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class DepthwiseConv2DTest {

  private static final Initialization HE = Initialization.he(7);
  private static final int CHANNELS = 3;

  /** A depthwise convolution is a full one whose weights between different channels are 0. */
  private static double[] diagonal(Volume weights) {
    double[] full = new double[weights.values().length * CHANNELS];
    for (int i = 0; i < weights.values().length; i++) {
      full[i * CHANNELS + i % CHANNELS] = weights.values()[i];
    }
    return full;
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 3, 1, SAME", "8, 7, 3, 2, SAME", "9, 6, 5, 2, SAME", "7, 9, 3, 2, VALID"})
  void equalsThePlainConvolutionOfEachChannel(
      int height, int width, int kernel, int stride, Padding padding) {
    Volume x = Volume.random(1, 2, height, width, CHANNELS);
    Volume weights = Volume.random(2, kernel, kernel, CHANNELS, 1);
    Volume expected =
        PlainLayers.convolve(x, diagonal(weights), new double[CHANNELS], kernel, stride, padding);
    try (LiveGraph live = new LiveGraph()) {
      DepthwiseConv2D layer = new DepthwiseConv2D("dw", kernel, stride, padding, HE);
      Operand<TFloat32> y =
          layer.apply(live.tf(), live.constant(x.floats(), x.shape()), Mode.INFER);
      live.set(layer.variables().get(0), weights.floats());
      assertThat(y.shape().asArray()).isEqualTo(expected.shape());
      assertTensorClose(live.floats(y), expected.values(), 2e-6);
    }
  }

  @Test
  void startsEachKernelForTheOneChannelThatItSees() {
    try (LiveGraph live = new LiveGraph()) {
      var layer = new DepthwiseConv2D("dw", 3, 1, Padding.SAME, HE);
      layer.apply(live.tf(), live.constant(new float[16 * 512], 1, 4, 4, 512), Mode.INFER);
      live.initialize(layer.variables());
      float[] weights = live.floats(layer.variables().get(0));
      double sum = 0;
      for (float weight : weights) {
        sum += weight * weight;
      }
      assertThat(Math.sqrt(sum / weights.length))
          .isCloseTo(Math.sqrt(2.0 / 9), withinPercentage(4));
    }
  }

  @Test
  void namesItsVariableAsSlimDoes() {
    try (LiveGraph live = new LiveGraph()) {
      var layer = new DepthwiseConv2D("Net/Conv2d_1_depthwise", 3, 1, Padding.SAME, HE);
      layer.apply(live.tf(), live.constant(new float[32], 1, 4, 4, 2), Mode.INFER);
      assertThat(layer.variables())
          .hasToString("[Net/Conv2d_1_depthwise/depthwise_weights[3, 3, 2, 1]]");
    }
  }

  @Test
  void rejectsAnInputWithoutHeightAndWidth() {
    try (LiveGraph live = new LiveGraph()) {
      DepthwiseConv2D layer = new DepthwiseConv2D("dw_1", 3, 1, Padding.SAME, HE);
      assertThatThrownBy(
              () -> layer.apply(live.tf(), live.constant(new float[6], 2, 3), Mode.TRAIN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Layer dw_1 needs an input [batch, height, width, channels], found shape [2, 3]");
    }
  }

  @Test
  void relu6KeepsWhatLiesBetween0And6() {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TFloat32> x = live.constant(new float[] {-1, 0, 2.5f, 6, 7}, 5);
      assertThat(live.floats(new Relu6("relu").apply(live.tf(), x, Mode.TRAIN)))
          .containsExactly(0, 0, 2.5f, 6, 6);
    }
  }

  @Test
  void aConvolutionMayDoWithoutBiasOrStartWithOne() {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TFloat32> zeros = live.constant(new float[32], 1, 4, 4, 2);
      Conv2D conv = new Conv2D("conv", 1, 1, 1, Padding.SAME, HE);
      Conv2D without = conv.withoutBias();
      without.apply(live.tf(), zeros, Mode.TRAIN);
      assertThat(without.variables()).hasToString("[conv/weights[1, 1, 2, 1]]");
      Conv2D with = new Conv2D("head", 1, 1, 1, Padding.SAME, HE).withInitialBias(-4.6f);
      Operand<TFloat32> y = with.apply(live.tf(), zeros, Mode.TRAIN);
      live.initialize(with.variables());
      assertThat(live.floats(y)).containsOnly(-4.6f);
    }
  }
}

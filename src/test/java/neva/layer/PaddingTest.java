package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class PaddingTest {

  private static final Initialization HE = Initialization.he(1);
  private static final int CHANNELS = 3;

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  /**
   * A line of pixels a to d as a kernel sees it whose only weight lies at its left or right end.
   */
  @ParameterizedTest
  @CsvSource({
    "SAME,      0012, 3400",
    "EDGE,      1112, 3444",
    "SYMMETRIC, 2112, 3443",
    "CIRCULAR,  3412, 3412",
  })
  void showsTheKernelTwoPixelsBeyondTheBorder(Padding padding, String left, String right) {
    Conv2D layer = new Conv2D("conv", 1, 5, 1, padding, HE).withoutBias();
    for (boolean column : new boolean[] {false, true}) {
      Operand<TFloat32> x =
          live.constant(new float[] {1, 2, 3, 4}, 1, column ? 4 : 1, column ? 1 : 4, 1);
      Operand<TFloat32> y = layer.apply(live.tf(), x, Mode.TRAIN);
      assertThat(shifted(layer, y, column ? 2 : 10)).isEqualTo(left);
      assertThat(shifted(layer, y, column ? 22 : 14)).isEqualTo(right);
    }
  }

  private String shifted(Conv2D layer, Operand<TFloat32> y, int place) {
    float[] kernel = new float[5 * 5];
    kernel[place] = 1;
    live.set(layer.variables().get(0), kernel);
    StringBuilder digits = new StringBuilder();
    for (float value : live.floats(y)) {
      digits.append((int) value);
    }
    return digits.toString();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
  void equalsThePlainConvolution(Padding padding) {
    int[][] sizes = {{8, 7, 3, 1}, {7, 8, 3, 2}, {9, 6, 5, 2}, {6, 6, 2, 1}, {2, 3, 7, 1}};
    for (int[] size : sizes) {
      Volume x = Volume.random(1, 2, size[0], size[1], CHANNELS);
      Volume weights = Volume.random(2, size[2], size[2], CHANNELS, 4);
      Volume expected =
          PlainLayers.convolve(x, weights.values(), new double[4], size[2], size[3], padding);
      Conv2D layer =
          new Conv2D("conv_" + size[2] + size[0], 4, size[2], size[3], padding, HE).withoutBias();
      Operand<TFloat32> y =
          layer.apply(live.tf(), live.constant(x.floats(), x.shape()), Mode.TRAIN);
      live.set(layer.variables().get(0), weights.floats());
      assertThat(y.shape().asArray()).isEqualTo(expected.shape());
      assertTensorClose(live.floats(y), expected.values(), 2e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
  void equalsThePlainConvolutionOfEachChannel(Padding padding) {
    Volume x = Volume.random(1, 2, 7, 8, CHANNELS);
    Volume weights = Volume.random(2, 3, 3, CHANNELS, 1);
    double[] full = new double[weights.values().length * CHANNELS];
    for (int i = 0; i < weights.values().length; i++) {
      full[i * CHANNELS + i % CHANNELS] = weights.values()[i];
    }
    Volume expected = PlainLayers.convolve(x, full, new double[CHANNELS], 3, 2, padding);
    DepthwiseConv2D layer = new DepthwiseConv2D("dw", 3, 2, padding, HE);
    Operand<TFloat32> y = layer.apply(live.tf(), live.constant(x.floats(), x.shape()), Mode.TRAIN);
    live.set(layer.variables().get(0), weights.floats());
    assertTensorClose(live.floats(y), expected.values(), 2e-6);
  }

  @Test
  void knowsWhatLiesOutsideOnlyWhereTheSizeIsKnown() {
    Operand<TFloat32> x =
        live.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 8, 3)));
    Conv2D layer = new Conv2D("conv_1", 4, 3, 1, Padding.EDGE, HE);
    assertThatThrownBy(() -> layer.apply(live.tf(), x, Mode.TRAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Padding EDGE needs images of known height and width, found shape [-1, -1, 8, 3]");
  }
}

package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** The gradient of a weighted sum of each layer's output, against central differences. */
class LayerGradientsTest {

  private static final float STEP = 1e-2f;
  private static final double TOLERANCE = 1e-3;

  @Test
  void convolutionSameStrideOne() {
    assertGradients(conv(1, Padding.SAME), Volume.random(1, 2, 5, 4, 2));
  }

  @Test
  void convolutionSameStrideTwo() {
    assertGradients(conv(2, Padding.SAME), Volume.random(2, 2, 5, 6, 2));
  }

  @Test
  void convolutionValidStrideTwo() {
    assertGradients(conv(2, Padding.VALID), Volume.random(3, 2, 6, 5, 2));
  }

  private static Conv2D conv(int stride, Padding padding) {
    return new Conv2D("conv", 3, 3, stride, padding, Initialization.he(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"EDGE", "SYMMETRIC", "CIRCULAR"})
  void convolutionsThatSeeMoreThanZerosOutside(Padding padding) {
    assertGradients(conv(1, padding), Volume.random(1, 1, 4, 3, 2));
    assertGradients(conv(2, padding), Volume.random(1, 1, 5, 4, 2));
    Layer depthwise = new DepthwiseConv2D("dw", 3, 1, padding, Initialization.he(1));
    assertGradients(depthwise, Volume.random(2, 1, 4, 4, 2));
  }

  static Stream<Layer> smoothActivations() {
    return Stream.of(
        new Softplus("softplus"),
        new Gelu("gelu"),
        new Silu("silu"),
        new Sigmoid("sigmoid"),
        new Tanh("tanh"));
  }

  @ParameterizedTest
  @MethodSource("smoothActivations")
  void smoothActivation(Layer layer) {
    assertGradients(layer, Volume.random(18, 1, 1, 4, 5), 4, 5);
  }

  static Stream<Layer> activationsWithAKink() {
    return Stream.of(
        new LeakyRelu("leaky", 0.1f), new PRelu("prelu"), new Elu("elu"), new Selu("selu"));
  }

  @ParameterizedTest
  @MethodSource("activationsWithAKink")
  void activationWithAKink(Layer layer) {
    assertGradients(layer, shuffledDistinct(1, 1, 5, 4), 5, 4);
  }

  @Test
  void depthwiseConvolution() {
    Layer depthwise = new DepthwiseConv2D("dw", 3, 2, Padding.SAME, Initialization.he(1));
    assertGradients(depthwise, Volume.random(2, 2, 5, 6, 3));
  }

  @Test
  void relu6() {
    assertGradients(new Relu6("relu6"), shuffledDistinct(1, 10, 5, 5), 10, 25);
  }

  @Test
  void batchNormInTraining() {
    assertGradients(new BatchNorm("norm", 0.9f, 1e-3f), Volume.random(4, 3, 3, 2, 2));
  }

  @Test
  void dense() {
    Layer dense = new Dense("fc", 3, Initialization.glorot(1));
    assertGradients(dense, Volume.random(5, 1, 1, 4, 5), 4, 5);
  }

  @Test
  void lstm() {
    Layer lstm = new Lstm("lstm", 3, Lstm.Activation.TANH, Initialization.glorot(1));
    assertGradients(lstm, Volume.random(11, 1, 2, 4, 2), 2, 4, 2);
  }

  @Test
  void denseOverEveryStep() {
    Layer dense = new Dense("fc", 3, Initialization.glorot(1));
    assertGradients(dense, Volume.random(12, 1, 2, 4, 5), 2, 4, 5);
  }

  @Test
  void maxPool() {
    assertGradients(new MaxPool("pool", 2, 2), shuffledDistinct(2, 5, 4, 2));
  }

  @Test
  void averagePool() {
    assertGradients(new AvgPool("pool", 3, 2), Volume.random(13, 2, 7, 5, 2));
  }

  @Test
  void globalAveragePool() {
    assertGradients(new GlobalAveragePool("pool"), Volume.random(14, 2, 3, 4, 2));
  }

  @Test
  void residual() {
    List<Layer> block =
        List.of(
            conv(1, Padding.SAME).withoutBias(),
            new BatchNorm("norm", 0.9f, 1e-3f),
            new Tanh("tanh"));
    assertGradients(new Residual("block", block), Volume.random(15, 2, 4, 3, 3));
  }

  @Test
  void residualWithAProjection() {
    List<Layer> shortcut =
        List.of(new Conv2D("projection", 3, 1, 2, Padding.SAME, Initialization.he(2)));
    assertGradients(
        new Residual("block", List.of(conv(2, Padding.SAME)), shortcut),
        Volume.random(16, 2, 5, 4, 2));
  }

  @Test
  void residualWithASubsample() {
    List<Layer> shortcut = List.of(new Subsample("shortcut", 2, 3));
    assertGradients(
        new Residual("block", List.of(conv(2, Padding.SAME)), shortcut),
        Volume.random(17, 2, 5, 4, 2));
  }

  @Test
  void relu() {
    assertGradients(new Relu("relu"), shuffledDistinct(1, 1, 5, 4), 5, 4);
  }

  @Test
  void softmax() {
    assertGradients(new Softmax("softmax"), Volume.random(6, 1, 1, 4, 3), 4, 3);
  }

  @Test
  void flatten() {
    assertGradients(new Flatten("flatten"), Volume.random(7, 2, 2, 3, 2));
  }

  @Test
  void dropout() {
    assertGradients(
        live -> new Dropout("drop", 0.5f, live.tf().constant(new long[] {1, 2})),
        Volume.random(8, 1, 1, 4, 5),
        4,
        5);
  }

  @Test
  void dropoutOfMaps() {
    assertGradients(
        live -> new Dropout("drop", 0.5f, live.tf().constant(new long[] {1, 2})),
        Volume.random(19, 2, 3, 2, 2));
  }

  /** Values at least five steps apart, none at zero, so that no difference crosses a kink. */
  private static Volume shuffledDistinct(int b, int h, int w, int c) {
    Volume volume = new Volume(b, h, w, c);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < volume.values().length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(9));
    for (int i = 0; i < volume.values().length; i++) {
      volume.values()[i] = 0.05 * (order.get(i) - order.size() / 2 + 0.5);
    }
    return volume;
  }

  @FunctionalInterface
  private interface LayerIn {
    Layer create(LiveGraph live);
  }

  private static void assertGradients(Layer layer, Volume x) {
    assertGradients(layer, x, x.shape());
  }

  private static void assertGradients(Layer layer, Volume x, long... shape) {
    assertGradients(live -> layer, x, shape);
  }

  private static void assertGradients(LayerIn create, Volume x, long... shape) {
    try (LiveGraph live = new LiveGraph()) {
      Layer layer = create.create(live);
      Variable<TFloat32> input = live.variable("x", x.floats(), shape);
      Operand<TFloat32> y = layer.apply(live.tf(), input.read(live.tf()), Mode.TRAIN);
      live.initialize(layer.variables());
      List<Variable<TFloat32>> checked = new ArrayList<>(List.of(input));
      layer.variables().stream().filter(Variable::isTrained).forEach(checked::add);
      float[] weights = Volume.random(10, 1, 1, 1, (int) y.shape().size()).floats();
      Operand<TFloat32> flat = live.tf().reshape(y, live.tf().constant(new int[] {-1}));
      Operand<TFloat32> weighted = live.tf().math.mul(flat, live.constant(weights, weights.length));
      Operand<TFloat32> loss = live.tf().reduceSum(weighted, live.tf().constant(0));
      Output<?>[] gradients = live.graph().addGradients(loss.asOutput(), handles(checked));
      for (int i = 0; i < gradients.length; i++) {
        float[] actual = live.floats(gradients[i].expect(TFloat32.class));
        assertTensorClose(actual, differences(live, weighted, checked.get(i)), TOLERANCE);
      }
    }
  }

  private static Output<?>[] handles(List<Variable<TFloat32>> variables) {
    return variables.stream().map(v -> v.handle().asOutput()).toArray(Output<?>[]::new);
  }

  private static double[] differences(
      LiveGraph live, Operand<TFloat32> terms, Variable<TFloat32> variable) {
    float[] value = live.floats(variable);
    double[] differences = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      float before = value[i];
      value[i] = before + STEP;
      double distance = value[i];
      live.set(variable, value);
      double above = sum(live.floats(terms));
      value[i] = before - STEP;
      distance -= value[i];
      live.set(variable, value);
      differences[i] = (above - sum(live.floats(terms))) / distance;
      value[i] = before;
    }
    live.set(variable, value);
    return differences;
  }

  /** In double precision, which keeps the rounding of the difference small. */
  private static double sum(float[] terms) {
    double sum = 0;
    for (float term : terms) {
      sum += term;
    }
    return sum;
  }
}

package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ResidualTest {

  private static final Initialization HE = Initialization.he(1);
  private static final Volume X = Volume.random(1, 2, 7, 6, 3);

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Operand<TFloat32> x() {
    return live.constant(X.floats(), X.shape());
  }

  private static Conv2D conv(String name, int filters, int kernel, int stride) {
    return new Conv2D(name, filters, kernel, stride, Padding.SAME, HE).withoutBias();
  }

  private static BatchNorm norm(String name) {
    return new BatchNorm(name, 0.9f, 1e-3f);
  }

  private static List<Layer> block(int filters, int stride) {
    return List.of(
        conv("block_1/conv_1", filters, 3, stride),
        norm("block_1/norm_1"),
        new Relu("block_1/relu"),
        conv("block_1/conv_2", filters, 3, 1),
        norm("block_1/norm_2"));
  }

  private static List<Layer> projection(int filters, int stride) {
    return List.of(conv("block_1/projection", filters, 1, stride), norm("block_1/projection_norm"));
  }

  private Operand<TFloat32> inTurn(List<Layer> layers, Mode mode) {
    Operand<TFloat32> y = x();
    for (Layer layer : layers) {
      y = layer.apply(live.tf(), y, mode);
    }
    return y;
  }

  private double[] sum(Operand<TFloat32> a, Operand<TFloat32> b) {
    float[] first = live.floats(a);
    float[] second = live.floats(b);
    return IntStream.range(0, first.length).mapToDouble(i -> first[i] + second[i]).toArray();
  }

  @ParameterizedTest
  @CsvSource({"TRAIN", "INFER"})
  void addsItsInputToTheBlock(Mode mode) {
    List<Layer> block = block(3, 1);
    Residual layer = new Residual("block_1", block);
    Operand<TFloat32> y = layer.apply(live.tf(), x(), mode);
    live.initialize(layer.variables());
    assertTensorClose(live.floats(y), sum(inTurn(block, mode), x()), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"TRAIN", "INFER"})
  void addsTheProjectedInputToTheBlock(Mode mode) {
    List<Layer> block = block(5, 2);
    List<Layer> shortcut = projection(5, 2);
    Residual layer = new Residual("block_1", block, shortcut);
    Operand<TFloat32> y = layer.apply(live.tf(), x(), mode);
    live.initialize(layer.variables());
    assertThat(y.shape().asArray()).containsExactly(2, 4, 3, 5);
    assertTensorClose(live.floats(y), sum(inTurn(block, mode), inTurn(shortcut, mode)), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "1, 5", "2, 3", "2, 6", "3, 4"})
  void aSubsampleTakesEveryPixelOfTheStrideAndAddsChannelsOfZeros(int stride, int channels) {
    Subsample layer = new Subsample("shortcut", stride, channels);
    Operand<TFloat32> y = layer.apply(live.tf(), x(), Mode.TRAIN);
    Volume expected =
        new Volume(X.b(), (X.h() - 1) / stride + 1, (X.w() - 1) / stride + 1, channels);
    for (int i = 0; i < expected.b(); i++) {
      for (int row = 0; row < expected.h(); row++) {
        for (int column = 0; column < expected.w(); column++) {
          for (int channel = 0; channel < X.c(); channel++) {
            expected.values()[expected.index(i, row, column, channel)] =
                X.at(i, row * stride, column * stride, channel);
          }
        }
      }
    }
    assertThat(y.shape().asArray()).isEqualTo(expected.shape());
    assertThat(live.floats(y)).isEqualTo(expected.floats());
  }

  @Test
  void halvesAndDoublesWithoutAWeightInTheShortcut() {
    List<Layer> shortcut = List.of(new Subsample("block_1/shortcut", 2, 6));
    Residual layer = new Residual("block_1", block(6, 2), shortcut);
    Operand<TFloat32> y = layer.apply(live.tf(), x(), Mode.TRAIN);
    assertThat(y.shape().asArray()).containsExactly(2, 4, 3, 6);
    assertThat(layer.variables())
        .extracting(Variable::name)
        .noneMatch(name -> name.contains("shortcut"));
  }

  @Test
  void itsVariablesAndUpdatesAreThoseOfTheLayersWithin() {
    Network network =
        new Network(
            List.of(new Residual("block_1", block(5, 2), projection(5, 2)), new Relu("relu_1")));
    network.apply(live.tf(), x(), Mode.TRAIN);
    assertThat(network.variables())
        .extracting(Variable::name)
        .containsExactly(
            "block_1/conv_1/weights",
            "block_1/norm_1/gamma",
            "block_1/norm_1/beta",
            "block_1/norm_1/moving_mean",
            "block_1/norm_1/moving_variance",
            "block_1/conv_2/weights",
            "block_1/norm_2/gamma",
            "block_1/norm_2/beta",
            "block_1/norm_2/moving_mean",
            "block_1/norm_2/moving_variance",
            "block_1/projection/weights",
            "block_1/projection_norm/gamma",
            "block_1/projection_norm/beta",
            "block_1/projection_norm/moving_mean",
            "block_1/projection_norm/moving_variance");
    assertThat(network.updates()).hasSize(6);
  }

  @Test
  void inInferenceTheConvolutionsWithinTakeTheirNormalisations() {
    new Residual("block_1", block(5, 2), projection(5, 2)).apply(live.tf(), x(), Mode.INFER);
    assertThat(live.graph().toGraphDef().getNodeList())
        .extracting(node -> node.getOp())
        .contains("Conv2D")
        .doesNotContain("FusedBatchNormV3");
  }

  @Test
  void isOneLineOfTheSummary() {
    Network network =
        new Network(
            List.of(
                new Residual("stage_2/block_1", block(5, 2), projection(5, 2)),
                new GlobalAveragePool("pool")));
    network.apply(live.tf(), x(), Mode.TRAIN);
    assertThat(network.summary())
        .isEqualToNormalizingNewlines(
            """
            layer           kind              output                 parameters
            -------------------------------------------------------------------
            stage_2/block_1 Residual          [2, 4, 3, 5]                  435
            pool            GlobalAveragePool [2, 5]                          \s
            -------------------------------------------------------------------
            405 parameters trained, 30 kept as state
            """);
  }

  @Test
  void namesOfLayersWithinMustBeUniqueToo() {
    assertThatThrownBy(
            () ->
                new Network(
                    List.of(
                        new Residual("block_1", List.of(new Relu("relu"))), new Flatten("relu"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Layer names must be unique, found relu twice");
  }

  @Test
  void rejectsAShortcutOfAnotherShape() {
    Residual layer = new Residual("block_1", block(5, 2));
    assertThatThrownBy(() -> layer.apply(live.tf(), x(), Mode.TRAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The shortcut of block_1 must give the shape of its block, [2, 4, 3, 5],"
                + " found [2, 7, 6, 3]");
  }

  @Test
  void rejectsASubsampleOfMoreChannelsThanItGives() {
    assertThatThrownBy(() -> new Subsample("shortcut", 2, 2).apply(live.tf(), x(), Mode.TRAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channels of shortcut must be at least those of its input, 3, found 2");
  }
}

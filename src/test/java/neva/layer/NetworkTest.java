package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import neva.layer.Variable.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

@Tag("locale")
class NetworkTest {

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private static Network small() {
    Initialization he = Initialization.he(1);
    return new Network(
        List.of(
            new Conv2D("conv_1", 8, 3, 1, Padding.SAME, he),
            new BatchNorm("norm_1", 0.99f, 1e-3f),
            new MaxPool("pool_1", 2, 2),
            new Relu("relu_1"),
            new Flatten("flatten"),
            new Dense("logits", 10, he)));
  }

  private Operand<TFloat32> images() {
    return live.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 24, 24, 3)));
  }

  @Test
  void sharesVariablesBetweenTrainingAndInference() {
    Network network = small();
    network.apply(live.tf(), images(), Mode.TRAIN);
    List<Variable<TFloat32>> variables = network.variables();
    network.apply(live.tf(), images(), Mode.INFER);
    assertThat(network.variables()).isEqualTo(variables);
  }

  @Test
  void inferenceSeesWhatTrainingMoved() {
    Dense layer = new Dense("fc", 1, Initialization.glorot(1));
    Operand<TFloat32> x = live.constant(new float[] {1, 2}, 1, 2);
    Operand<TFloat32> trained = layer.apply(live.tf(), x, Mode.TRAIN);
    Operand<TFloat32> inferred = layer.apply(live.tf(), x, Mode.INFER);
    live.initialize(layer.variables());
    live.set(layer.variables().get(0), 10, 100);
    assertThat(live.floats(trained)).containsExactly(210);
    assertThat(live.floats(inferred)).containsExactly(210);
  }

  @Test
  void variablesAreNamedAfterTheirLayer() {
    Network network = small();
    network.apply(live.tf(), images(), Mode.TRAIN);
    assertThat(network.variables())
        .extracting(Variable::name)
        .containsExactly(
            "conv_1/weights",
            "conv_1/biases",
            "norm_1/gamma",
            "norm_1/beta",
            "norm_1/moving_mean",
            "norm_1/moving_variance",
            "logits/weights",
            "logits/biases");
    for (Variable<TFloat32> variable : network.variables()) {
      assertThat(live.graph().operation(variable.name()).type()).isEqualTo("VarHandleOp");
    }
  }

  @Test
  void operationsAreNamedAfterTheirLayer() {
    small().apply(live.tf(), images(), Mode.TRAIN);
    assertThat(live.graph().operation("conv_1/Conv2d")).isNotNull();
    assertThat(live.graph().operation("pool_1/MaxPool").type()).isEqualTo("MaxPool");
  }

  @Test
  void rejectsTwoLayersOfOneName() {
    assertThatThrownBy(() -> new Network(List.of(new Relu("relu_1"), new Flatten("relu_1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Layer names must be unique, found relu_1 twice");
  }

  @Test
  void onlyTrainingUpdatesTheAverages() {
    Network network = small();
    network.apply(live.tf(), images(), Mode.INFER);
    assertThat(network.updates()).isEmpty();
    network.apply(live.tf(), images(), Mode.TRAIN);
    assertThat(network.updates()).hasSize(2);
  }

  @Test
  void l1AndL2CountWeightsAlone() {
    Network network = small();
    network.apply(live.tf(), images(), Mode.TRAIN);
    live.initialize(network.variables());
    double magnitudes = 0;
    double squares = 0;
    for (Variable<TFloat32> variable : network.variables()) {
      float[] values = live.floats(variable);
      if (variable.role() != Role.WEIGHT) {
        Arrays.fill(values, 1000);
        live.set(variable, values);
      } else {
        for (float value : values) {
          magnitudes += Math.abs(value);
          squares += (double) value * value;
        }
      }
    }
    assertTensorClose(live.floats(network.l1(live.tf())), new double[] {magnitudes}, 1e-5);
    assertTensorClose(live.floats(network.l2(live.tf())), new double[] {squares / 2}, 1e-5);
  }

  @Test
  void summaryListsLayersShapesAndParameters() {
    Network network = small();
    network.apply(live.tf(), images(), Mode.TRAIN);
    assertThat(network.summary())
        .isEqualToNormalizingNewlines(
            """
            layer        kind       output                 parameters
            ---------------------------------------------------------
            conv_1       Conv2D     [b, 24, 24, 8]                224
            norm_1       BatchNorm  [b, 24, 24, 8]                 32
            pool_1       MaxPool    [b, 12, 12, 8]                  \s
            relu_1       Relu       [b, 12, 12, 8]                  \s
            flatten      Flatten    [b, 1152]                       \s
            logits       Dense      [b, 10]                    11,530
            ---------------------------------------------------------
            11,770 parameters trained, 16 kept as state
            """);
  }

  @Test
  void summaryNeedsAnApplication() {
    assertThatThrownBy(() -> small().summary())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Apply the network to an input before asking its summary.");
  }
}

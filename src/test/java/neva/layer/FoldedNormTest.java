package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** A normalisation within the weights of a convolution does what the two do in turn. */
class FoldedNormTest {

  private static final int CHANNELS = 3;

  private static Layer convolution(boolean depthwise) {
    Initialization he = Initialization.he(3);
    return depthwise
        ? new DepthwiseConv2D("conv", 3, 2, Padding.SAME, he)
        : new Conv2D("conv", 5, 3, 2, Padding.SAME, he).withoutBias();
  }

  /** Scales and variances from 0.5 to 1.5, so that no channel is like another. */
  private static void randomize(LiveGraph live, List<Variable<TFloat32>> variables) {
    Random random = new Random(1);
    for (Variable<TFloat32> variable : variables) {
      float[] values = new float[(int) variable.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.5f + random.nextFloat();
      }
      live.set(variable, values);
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void valuesAndGradientsAreThoseOfBothLayers(boolean depthwise) {
    try (LiveGraph live = new LiveGraph()) {
      Volume x = Volume.random(2, 2, 7, 6, CHANNELS);
      Operand<TFloat32> input = live.constant(x.floats(), x.shape());
      List<Layer> layers =
          List.of(convolution(depthwise), new BatchNorm("conv/BatchNorm", 0.9f, 1e-3f));
      Network network = new Network(layers);
      Operand<TFloat32> folded = network.apply(live.tf(), input, Mode.INFER);
      Operand<TFloat32> inTurn = input;
      for (Layer layer : layers) {
        inTurn = layer.apply(live.tf(), inTurn, Mode.INFER);
      }
      randomize(live, network.variables());
      assertThat(folded.shape()).isEqualTo(inTurn.shape());
      assertThat(count(live, "FusedBatchNormV3")).isOne();
      assertTensorClose(live.floats(folded), doubles(live.floats(inTurn)), 1e-5);
      List<Variable<TFloat32>> trained =
          network.variables().stream().filter(Variable::isTrained).toList();
      for (Variable<TFloat32> variable : trained) {
        assertTensorClose(
            gradient(live, folded, variable), doubles(gradient(live, inTurn, variable)), 1e-4);
      }
      assertThat(trained).hasSize(3);
    }
  }

  private static long count(LiveGraph live, String type) {
    return live.graph().toGraphDef().getNodeList().stream()
        .filter(node -> node.getOp().equals(type))
        .count();
  }

  private static float[] gradient(
      LiveGraph live, Operand<TFloat32> y, Variable<TFloat32> variable) {
    Operand<TFloat32> loss = live.tf().nn.l2Loss(y);
    Output<?>[] gradients =
        live.graph().addGradients(loss.asOutput(), new Output<?>[] {variable.handle().asOutput()});
    return live.floats(gradients[0].expect(TFloat32.class));
  }
}

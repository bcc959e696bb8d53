package neva.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import neva.io.BadInputException;
import neva.layer.Layer;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class NetworkNameTest {

  private static Network applied(Graph graph, NetworkName name, int side, int channels) {
    Ops tf = Ops.create(graph);
    NetworkInput input =
        new NetworkInput(side, side, channels, 10, 1, tf.constant(new long[] {1, 0}));
    Network network = new Network(name.layers(input));
    Placeholder<TFloat32> images =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, side, side, channels)));
    assertThat(network.apply(tf, images, Mode.TRAIN).shape().asArray()).containsExactly(-1, 10);
    assertThat(network.apply(tf, images, Mode.INFER).shape().asArray()).containsExactly(-1, 10);
    return network;
  }

  /**
   * By hand from the descriptions: Keras prints 1,199,882 for its example, and 269,722 is what
   * implementations of the paper's network with shortcuts without weights have.
   */
  @ParameterizedTest
  @CsvSource({
    "lab, 24, 3, 731722",
    "mnist-dense, 28, 1, 155830",
    "mnist-conv, 28, 1, 1199882",
    "resnet-20, 32, 3, 269722"
  })
  void hasTheParametersOfItsDescription(String name, int side, int channels, long parameters) {
    try (Graph graph = new Graph()) {
      Network network = applied(graph, NetworkName.of(name), side, channels);
      long trained =
          network.variables().stream()
              .filter(Variable::isTrained)
              .mapToLong(variable -> variable.shape().size())
              .sum();
      assertThat(trained).isEqualTo(parameters);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesGreyImagesAndEndsInLogits(NetworkName name) {
    try (Graph graph = new Graph()) {
      Network network = applied(graph, name, 28, 1);
      Layer last = network.layers().get(network.layers().size() - 1);
      assertThat(last.name()).isEqualTo("logits");
    }
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> NetworkName.of("vgg"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "network must be one of lab, mnist-dense, mnist-conv, gap, resnet-20, found vgg");
  }
}

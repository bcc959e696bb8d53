package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class FrozenLayersTest {

  private static final Initialization HE = Initialization.he(1);
  private static final Volume X = Volume.random(1, 4, 5, 5, 3);

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private static List<Layer> layers() {
    return List.of(
        new Conv2D("conv_1", 3, 3, 1, Padding.SAME, HE).withoutBias(),
        new BatchNorm("norm_1", 0.9f, 1e-3f),
        new Residual(
            "block_1",
            List.of(
                new Conv2D("block_1/conv", 3, 3, 1, Padding.SAME, HE).withoutBias(),
                new BatchNorm("block_1/norm", 0.9f, 1e-3f))),
        new BatchNorm("norm_2", 0.9f, 1e-3f));
  }

  private Operand<TFloat32> x() {
    return live.constant(X.floats(), X.shape());
  }

  private static Predicate<Variable<TFloat32>> named(String regex) {
    return variable -> variable.name().matches(regex);
  }

  private List<String> updates(Network network) {
    return network.updates().stream().map(update -> update.op().name()).toList();
  }

  @Test
  void aFrozenNormalisationUsesItsAveragesAndDoesNotMoveThem() {
    List<Layer> layers = layers();
    Network network = new Network(layers);
    Operand<TFloat32> y = network.apply(live.tf(), x(), Mode.TRAIN, named("norm_1/.*"));
    live.initialize(network.variables());
    live.set(layers.get(1).variables().get(2), 1, 2, 3); // moving_mean
    Operand<TFloat32> expected = x();
    for (int i = 0; i < layers.size(); i++) {
      expected = layers.get(i).apply(live.tf(), expected, i == 1 ? Mode.INFER : Mode.TRAIN);
    }
    assertTensorClose(live.floats(y), doubles(live.floats(expected)), 1e-6);
  }

  @Test
  void onlyWhatIsNotFrozenIsUpdated() {
    Network network = new Network(layers());
    network.apply(live.tf(), x(), Mode.TRAIN, named("norm_1/.*"));
    assertThat(updates(network))
        .hasSize(4)
        .allMatch(name -> name.contains("block_1_norm") || name.contains("norm_2"));
  }

  @Test
  void layersWithinABlockAreFrozenOneByOne() {
    Network network = new Network(layers());
    network.apply(live.tf(), x(), Mode.TRAIN, named("block_1/norm/.*"));
    assertThat(updates(network))
        .hasSize(4)
        .allMatch(name -> name.startsWith("norm_1") || name.startsWith("norm_2"));
  }

  @Test
  void aLayerThatStillLearnsIsTrainedAsBefore() {
    Network network = new Network(layers());
    network.apply(live.tf(), x(), Mode.TRAIN, named("norm_1/gamma"));
    assertThat(updates(network)).hasSize(6);
  }

  @Test
  void dropoutAmongFrozenLayersStillDrops() {
    Dropout dropout = new Dropout("drop", 0.5f, live.tf().constant(new long[] {1, 2}));
    Network network = new Network(List.of(dropout));
    float[] y = live.floats(network.apply(live.tf(), x(), Mode.TRAIN, variable -> true));
    assertThat(y).contains(0);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}

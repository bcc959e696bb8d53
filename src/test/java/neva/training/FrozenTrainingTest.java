package neva.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import neva.layer.Residual;
import neva.layer.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class FrozenTrainingTest {

  private static final Predicate<Variable<TFloat32>> BELOW_THE_TOP =
      variable -> !variable.name().startsWith("logits/");

  private static Network network() {
    Initialization he = Initialization.he(1);
    return new Network(
        List.of(
            new Conv2D("conv_1", 3, 3, 1, Padding.SAME, he).withoutBias(),
            new BatchNorm("norm_1", 0.9f, 1e-3f),
            new Residual(
                "block_1",
                List.of(
                    new Conv2D("block_1/conv", 3, 3, 1, Padding.SAME, he).withoutBias(),
                    new BatchNorm("block_1/norm", 0.9f, 1e-3f))),
            new GlobalAveragePool("pool"),
            new Dense("logits", 2, he)));
  }

  @Test
  void retrainsTheTopAndLeavesEverythingBelowBitForBit() {
    try (LiveGraph live = new LiveGraph()) {
      Ops tf = live.tf();
      Network network = network();
      float[] pixels = new float[2 * 4 * 4 * 3];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) Math.sin(i);
      }
      Operand<TFloat32> x = live.constant(pixels, 2, 4, 4, 3);
      Operand<TFloat32> y = network.apply(tf, x, Mode.TRAIN, BELOW_THE_TOP);
      TrainingStep step =
          new TrainingStep(
              tf,
              network,
              tf.nn.l2Loss(y),
              new TreeMap<>(),
              TrainingStep.globalStep(tf),
              TinyTraining.CONFIG,
              BELOW_THE_TOP);
      live.initialize(step.variables());
      Map<String, float[]> before = values(live, network);
      for (int i = 0; i < 3; i++) {
        try (TFloat32 rate = TFloat32.scalarOf(0.1f)) {
          live.session().runner().feed(step.rate(), rate).addTarget(step.train()).run().close();
        }
      }
      Map<String, float[]> after = values(live, network);
      assertThat(before.keySet().stream().filter(name -> !same(before, after, name)))
          .containsExactly("logits/biases", "logits/weights");
      assertThat(step.variables())
          .extracting(Variable::name)
          .contains("norm_1/moving_mean", "logits/weights/Adam")
          .doesNotContain("conv_1/weights/Adam");
    }
  }

  private static boolean same(Map<String, float[]> a, Map<String, float[]> b, String name) {
    return Arrays.equals(a.get(name), b.get(name));
  }

  private static Map<String, float[]> values(LiveGraph live, Network network) {
    return network.variables().stream()
        .collect(Collectors.toMap(Variable::name, v -> live.floats(v), (a, b) -> a, TreeMap::new));
  }
}

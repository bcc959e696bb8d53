package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import neva.training.Optimizer.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** No variable moves before all that reads it in this step has read it. */
class UpdateOrderTest {

  private static final int SIDE = 32;
  private static final int CHAIN = 20;
  private static final int STEPS = 100;
  private static final Set<String> UPDATES =
      Set.of(
          "ResourceApplyGradientDescent",
          "ResourceApplyMomentum",
          "ResourceApplyAdam",
          "AssignSubVariableOp");
  private static final float RATE = 0.5f;

  /**
   * Sums of x·u and of (x·v)∘(s·u), where s is the end of a long chain of products. The gradient by
   * u through the first term is there at once; that by v needs u when the chain has been computed.
   */
  private static final class LateReader extends Layer {

    private Variable<TFloat32> u;
    private Variable<TFloat32> v;

    LateReader() {
      super("late");
    }

    @Override
    protected void createVariables(Ops tf, Shape input) {
      u = weight(tf, "u", Shape.of(SIDE, SIDE), Initialization.glorot(1));
      v = weight(tf, "v", Shape.of(SIDE, SIDE), Initialization.glorot(1));
    }

    @Override
    protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
      Operand<TFloat32> chain = v.read(tf); // of a constant, it would be computed beforehand
      for (int i = 0; i < CHAIN; i++) {
        chain = tf.math.tanh(tf.linalg.matMul(chain, x));
      }
      Ops after = tf.withControlDependencies(chain);
      Operand<TFloat32> late = tf.stopGradient(tf.linalg.matMul(chain, u.read(after)));
      Operand<TFloat32> product = tf.math.mul(tf.linalg.matMul(x, v.read(tf)), late);
      return tf.math.add(sum(tf, tf.linalg.matMul(x, u.read(tf))), sum(tf, product));
    }

    /** Of each term by itself: the gradient of a sum waits for what it sums, to know its shape. */
    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> term) {
      return tf.reduceSum(term, tf.constant(new int[] {0, 1}));
    }
  }

  /** One training of the layer. */
  private static final class Walk implements AutoCloseable {

    private final LiveGraph live = new LiveGraph();
    private final Network network = new Network(List.of(new LateReader()));
    private final TrainingStep step;

    Walk(Optimizer optimizer) {
      Ops tf = live.tf();
      Operand<TFloat32> loss = network.apply(tf, live.constant(input(), SIDE, SIDE), Mode.TRAIN);
      TrainingConfig config = TinyTraining.CONFIG.withOptimizer(optimizer).withL2(0);
      step = new TrainingStep(tf, network, loss, config);
      live.initialize(step.variables());
    }

    void step() {
      try (TFloat32 rate = TFloat32.scalarOf(RATE)) {
        live.session().runner().feed(step.rate(), rate).addTarget(step.train()).run().close();
      }
    }

    /** u and v, or the gradients by them. */
    List<float[]> values(boolean gradients) {
      List<float[]> values = new ArrayList<>();
      for (Gradient gradient : step.gradients()) {
        values.add(live.floats(gradients ? gradient.value() : gradient.variable().read(live.tf())));
      }
      return values;
    }

    @Override
    public void close() {
      live.close();
    }
  }

  private static float[] input() {
    Random random = new Random(1);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() / 5;
    }
    return values;
  }

  static List<Optimizer> optimizers() {
    return List.of(new Sgd(0), new Sgd(0.5f), Adam.DEFAULT, new AdamW(Adam.DEFAULT, 0.1f));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void twoTrainingsAreBitIdentical(Optimizer optimizer) {
    List<float[]> first = trained(optimizer);
    List<float[]> second = trained(optimizer);
    assertThat(second.get(0)).isEqualTo(first.get(0));
    assertThat(second.get(1)).isEqualTo(first.get(1));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyUpdateWaitsForAllGradients(Optimizer optimizer) {
    try (Walk walk = new Walk(optimizer)) {
      List<String> awaited =
          walk.step.gradients().stream().map(g -> "^" + g.value().op().name()).toList();
      List<NodeDef> updates =
          walk.live.graph().toGraphDef().getNodeList().stream()
              .filter(node -> UPDATES.contains(node.getOp()))
              .toList();
      assertThat(updates).hasSizeGreaterThanOrEqualTo(2);
      assertThat(updates).allSatisfy(node -> assertThat(node.getInputList()).containsAll(awaited));
    }
  }

  private static List<float[]> trained(Optimizer optimizer) {
    try (Walk walk = new Walk(optimizer)) {
      for (int i = 0; i < STEPS; i++) {
        walk.step();
      }
      return walk.values(false);
    }
  }

  @Test
  void updatesUseTheGradientsAtTheValuesBefore() {
    try (Walk walk = new Walk(new Sgd(0))) {
      for (int i = 0; i < 10; i++) {
        List<float[]> before = walk.values(false);
        List<float[]> gradients = walk.values(true);
        walk.step();
        List<float[]> after = walk.values(false);
        for (int variable = 0; variable < 2; variable++) {
          assertMoved(before.get(variable), gradients.get(variable), after.get(variable));
        }
      }
    }
  }

  private static void assertMoved(float[] before, float[] gradient, float[] after) {
    for (int i = 0; i < before.length; i++) {
      float expected = before[i] - RATE * gradient[i];
      assertThat(after[i]).isCloseTo(expected, within(1e-5f * Math.max(1, Math.abs(expected))));
    }
  }
}

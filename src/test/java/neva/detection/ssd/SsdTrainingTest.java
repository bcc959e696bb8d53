package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import neva.detection.annotation.Box;
import neva.layer.LiveGraph;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

class SsdTrainingTest {

  private static final int SIDE = 40;
  private static final int BATCH = 2;
  private static final float RATE = 0.02f;

  private static final SsdConfig CONFIG =
      SsdConfig.mobileNetV1(1)
          .withSize(SIDE, SIDE)
          .withExtractor(
              new ExtractorConfig(
                  MobileNetConfig.published(MobileNetVersion.MOBILENET_V1)
                      .withDepthMultiplier(0.25)
                      .withMinDepth(8)
                      .withNormMomentum(0.9),
                  false));

  private static Map<Operand<?>, Tensor> feed(SsdTraining training) {
    float[] pixels = new float[BATCH * SIDE * SIDE * 3];
    Random random = new Random(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    List<LabeledBox> object = List.of(LabeledBox.of(new Box(0.2, 0.3, 0.8, 0.9), 1));
    return training.feed(pixels, CONFIG.targetAssigner().assign(List.of(object, List.of())));
  }

  /** One step of gradient descent, and the moving averages if there are any. */
  private static List<Op> step(LiveGraph live, SsdTraining training, SsdNetwork network) {
    List<Variable<TFloat32>> trained =
        network.network().variables().stream().filter(Variable::isTrained).toList();
    Output<?>[] handles =
        trained.stream().map(v -> v.handle().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients = live.graph().addGradients(training.total().asOutput(), handles);
    List<Op> ready = new ArrayList<>(network.network().updates());
    for (Output<?> gradient : gradients) {
      ready.add(gradient);
    }
    List<Op> moves = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      moves.add(
          live.tf()
              .withControlDependencies(ready)
              .train
              .resourceApplyGradientDescent(
                  trained.get(i).handle(),
                  live.tf().constant(RATE),
                  gradients[i].expect(TFloat32.class)));
    }
    return moves;
  }

  private static float[] run(
      LiveGraph live, SsdTraining training, Map<Operand<?>, Tensor> feed, List<Op> moves) {
    Session.Runner runner = live.session().runner();
    feed.forEach(runner::feed);
    moves.forEach(runner::addTarget);
    runner.fetch(training.localization()).fetch(training.classification());
    runner.fetch(training.regularization()).fetch(training.total());
    try (Result result = runner.run()) {
      float[] losses = new float[4];
      for (int i = 0; i < 4; i++) {
        losses[i] = ((TFloat32) result.get(i)).getFloat();
      }
      return losses;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void learnsAndMovesStatisticsUnlessFrozen(boolean frozenNorm) {
    try (LiveGraph live = new LiveGraph()) {
      SsdNetwork network = new SsdNetwork(CONFIG, 1);
      SsdTraining training = new SsdTraining(live.tf(), network, BATCH, frozenNorm);
      List<Variable<TFloat32>> statistics =
          network.network().variables().stream().filter(v -> v.role() == Role.STATE).toList();
      live.initialize(network.network().variables());
      List<float[]> before = live.floats(statistics);
      Map<Operand<?>, Tensor> feed = feed(training);
      List<Op> moves = step(live, training, network);
      float[] first = run(live, training, feed, moves);
      for (int i = 0; i < 10; i++) {
        run(live, training, feed, moves);
      }
      float[] last = run(live, training, feed, List.of());
      feed.values().forEach(Tensor::close);
      assertThat(first[3]).isCloseTo(first[0] + first[1] + first[2], within(1e-4f));
      assertThat(first[1]).isPositive();
      // Statistics of a start from scratch, frozen, let little through.
      assertThat(last[3]).isLessThan((frozenNorm ? 0.995f : 0.8f) * first[3]);
      List<float[]> after = live.floats(statistics);
      for (int i = 0; i < before.size(); i++) {
        if (frozenNorm) {
          assertThat(after.get(i)).containsExactly(before.get(i));
        } else {
          assertThat(after.get(i)).isNotEqualTo(before.get(i));
        }
      }
    }
  }
}

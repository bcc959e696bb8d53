package neva.classification.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import neva.layer.Dense;
import neva.layer.Flatten;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Grad-CAM and class activation map of small networks over maps [1, 3, 4, 2]. */
class HeatTest {

  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;
  private static final int MAPS = 2;
  private static final int PLACES = HEIGHT * WIDTH;
  private static final int CLASSES = 3;
  private static final Shape SHAPE = Shape.of(1, HEIGHT, WIDTH, MAPS);

  private final float[] values = new float[PLACES * MAPS];
  private LiveGraph live;
  private Operand<TFloat32> maps;

  @BeforeEach
  void open() {
    Random random = new Random(7);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    live = new LiveGraph();
    maps = live.tf().placeholder(TFloat32.class, Placeholder.shape(SHAPE));
  }

  @AfterEach
  void close() {
    live.close();
  }

  private float[] floats(Operand<TFloat32> operand, float[] fed) {
    try (TFloat32 tensor = TFloat32.tensorOf(SHAPE, DataBuffers.of(fed));
        Result result = live.session().runner().feed(maps, tensor).fetch(operand).run()) {
      return LiveGraph.floats((TFloat32) result.get(0));
    }
  }

  private Operand<TFloat32> choice(int label) {
    float[] row = new float[CLASSES];
    row[label] = 1;
    return live.constant(row, 1, CLASSES);
  }

  private Operand<TFloat32> logits(Network network) {
    Operand<TFloat32> logits =
        network.apply(live.tf(), live.tf().math.tanh(maps), Mode.INFER); // [1, k]
    live.initialize(network.variables());
    return logits;
  }

  /** The definition by hand, with the gradient from differences. */
  private double[] gradCamByDifferences(Operand<TFloat32> logits, int label) {
    float step = 1e-2f;
    double[] alpha = new double[MAPS];
    for (int i = 0; i < values.length; i++) {
      float[] more = values.clone();
      float[] less = values.clone();
      more[i] += step;
      less[i] -= step;
      double slope = (floats(logits, more)[label] - floats(logits, less)[label]) / (2.0 * step);
      alpha[i % MAPS] += slope / PLACES;
    }
    double[] heat = new double[PLACES];
    for (int place = 0; place < PLACES; place++) {
      for (int map = 0; map < MAPS; map++) {
        heat[place] += alpha[map] * values[place * MAPS + map];
      }
      heat[place] = Math.max(0, heat[place]);
    }
    return heat;
  }

  private static void assertClose(float[] found, double[] expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(Math.abs(found[i] - expected[i])).as("place %d", i).isLessThan(tolerance);
    }
  }

  @Test
  void gradCamIsItsDefinitionWithTheGradientFromDifferences() {
    Operand<TFloat32> logits =
        logits(
            new Network(
                List.of(new Flatten("flatten"), new Dense("fc", CLASSES, Initialization.he(3)))));
    for (int label = 0; label < CLASSES; label++) {
      float[] heat = floats(GradCam.of(live.tf(), maps, logits, choice(label)), values);
      assertClose(heat, gradCamByDifferences(logits, label), 1e-4);
    }
  }

  @Test
  void gradCamShowsAnotherPlaceForAnotherClass() {
    Operand<TFloat32> logits =
        logits(
            new Network(
                List.of(new Flatten("flatten"), new Dense("fc", CLASSES, Initialization.he(3)))));
    assertThat(floats(GradCam.of(live.tf(), maps, logits, choice(0)), values))
        .isNotEqualTo(floats(GradCam.of(live.tf(), maps, logits, choice(1)), values));
  }

  @Test
  void theActivationMapWeighsEachMapByTheWeightOfTheClass() {
    float[] weights = {1, 2, 3, -10, -20, -30}; // [c, k]
    Operand<TFloat32> map =
        ClassActivationMap.of(live.tf(), maps, live.constant(weights, MAPS, CLASSES), choice(1));
    double[] expected = new double[PLACES];
    for (int place = 0; place < PLACES; place++) {
      expected[place] = 2 * values[place * MAPS] - 20 * values[place * MAPS + 1];
    }
    assertClose(floats(map, values), expected, 1e-4);
  }

  /** Selvaraju et al. 2017, section 3.1: behind a mean, ∂logit/∂A is the weight over the places. */
  @Test
  void behindGlobalAveragePoolingBothAreTheSameUpToScaleWhereTheyArePositive() {
    Dense dense = new Dense("logits", CLASSES, Initialization.he(5));
    Network network = new Network(List.of(new GlobalAveragePool("mean"), dense));
    Operand<TFloat32> logits = network.apply(live.tf(), maps, Mode.INFER);
    live.initialize(network.variables());
    Operand<TFloat32> weights = dense.variables().get(0).read(live.tf());
    for (int label = 0; label < CLASSES; label++) {
      float[] gradCam = floats(GradCam.of(live.tf(), maps, logits, choice(label)), values);
      float[] map = floats(ClassActivationMap.of(live.tf(), maps, weights, choice(label)), values);
      double[] expected = new double[PLACES];
      for (int place = 0; place < PLACES; place++) {
        expected[place] = Math.max(0, map[place] / PLACES);
      }
      assertClose(gradCam, expected, 1e-6);
      assertThat(map).isNotEqualTo(gradCam);
    }
  }
}

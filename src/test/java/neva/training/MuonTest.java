package neva.training;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import neva.layer.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class MuonTest {

  private static final int FILTERS = 4;
  private static final int ROWS = 2 * 2 * 3;
  private static final double RATE = 0.1;

  /** A convolution and a dense layer, trained on one random batch. */
  private static final class Training implements AutoCloseable {

    private final LiveGraph live = new LiveGraph();
    private final TrainingStep step;

    Training(Optimizer optimizer) {
      Ops tf = live.tf();
      Initialization he = Initialization.he(1);
      Network network =
          new Network(
              List.of(
                  new Conv2D("conv", FILTERS, 2, 1, Padding.SAME, he),
                  new Flatten("flatten"),
                  new Dense("fc", 1, he)));
      Operand<TFloat32> x = live.constant(random(2 * 4 * 4 * 3), 2, 4, 4, 3);
      Operand<TFloat32> out = network.apply(tf, x, Mode.TRAIN);
      Operand<TFloat32> loss =
          tf.math.mean(tf.math.tanh(tf.math.square(out)), tf.constant(new int[] {0, 1}));
      TrainingConfig config = TinyTraining.CONFIG.withOptimizer(optimizer).withL2(0);
      step = new TrainingStep(tf, network, loss, config);
      live.initialize(step.variables());
    }

    private static float[] random(int size) {
      Random random = new Random(1);
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }

    void step() {
      try (TFloat32 rate = TFloat32.scalarOf((float) RATE)) {
        live.session().runner().feed(step.rate(), rate).addTarget(step.train()).run().close();
      }
    }

    @SuppressWarnings("unchecked")
    float[] value(String name) {
      return step.variables().stream()
          .filter(variable -> variable.name().equals(name))
          .findFirst()
          .map(variable -> live.floats((Variable<TFloat32>) variable))
          .orElseThrow();
    }

    float[] kernelGradient() {
      return step.gradients().stream()
          .filter(gradient -> gradient.variable().name().equals("conv/weights"))
          .findFirst()
          .map(gradient -> live.floats(gradient.value()))
          .orElseThrow();
    }

    @Override
    public void close() {
      live.close();
    }
  }

  @Test
  void movesKernelsAsThePlainRule() {
    double momentum = 0.75;
    double weightDecay = 0.5;
    double[] velocity = new double[ROWS * FILTERS];
    try (Training training =
        new Training(new Muon(new AdamW(Adam.DEFAULT, (float) weightDecay), (float) momentum))) {
      for (int step = 0; step < 5; step++) {
        float[] gradient = training.kernelGradient();
        float[] before = training.value("conv/weights");
        double[][] ahead = new double[ROWS][FILTERS];
        for (int i = 0; i < gradient.length; i++) {
          velocity[i] = momentum * velocity[i] + gradient[i];
          ahead[i / FILTERS][i % FILTERS] = gradient[i] + momentum * velocity[i];
        }
        double[][] direction = orthogonal(ahead);
        double[] expected = new double[before.length];
        for (int i = 0; i < expected.length; i++) {
          double size = 0.2 * Math.sqrt(ROWS) * direction[i / FILTERS][i % FILTERS];
          expected[i] = before[i] - RATE * (size + weightDecay * before[i]);
        }
        training.step();
        assertTensorClose(training.value("conv/weights"), expected, 1e-4);
      }
    }
  }

  @Test
  void everyDirectionOfAKernelMovesByAboutTheSame() {
    try (Training training = new Training(new Muon(new AdamW(Adam.DEFAULT, 0), 0))) {
      float[] before = training.value("conv/weights");
      training.step();
      float[] after = training.value("conv/weights");
      Random random = new Random(2);
      for (int trial = 0; trial < 50; trial++) {
        double[] direction = random.doubles(FILTERS, -1, 1).toArray();
        double length = 0;
        double moved = 0;
        for (double d : direction) {
          length += d * d;
        }
        for (int row = 0; row < ROWS; row++) {
          double sum = 0;
          for (int f = 0; f < FILTERS; f++) {
            sum += (after[row * FILTERS + f] - before[row * FILTERS + f]) * direction[f];
          }
          moved += sum * sum;
        }
        double gain = Math.sqrt(moved / length) / (RATE * 0.2 * Math.sqrt(ROWS));
        assertThat(gain).isBetween(0.6, 1.3);
      }
    }
  }

  @Test
  void leavesAllButKernelsToAdamW() {
    AdamW adamW = new AdamW(Adam.DEFAULT, 0.1f);
    try (Training muon = new Training(new Muon(adamW, 0.95f));
        Training plain = new Training(adamW)) {
      muon.step();
      plain.step();
      for (String name : List.of("conv/biases", "fc/weights", "fc/biases")) {
        assertThat(muon.value(name)).isEqualTo(plain.value(name));
      }
      assertThat(muon.value("conv/weights")).isNotEqualTo(plain.value("conv/weights"));
    }
  }

  @Test
  void keepsOneSlotBesideAKernel() {
    try (Training training = new Training(new Muon(new AdamW(Adam.DEFAULT, 0.1f), 0.95f))) {
      assertThat(training.step.variables().stream().map(Variable::name))
          .contains("conv/weights/Muon", "fc/weights/Adam")
          .doesNotContain("conv/weights/Adam", "fc/weights/Muon");
    }
  }

  /** Three steps of Newton and Schulz with the coefficients of the paper, in loops. */
  private static double[][] orthogonal(double[][] matrix) {
    double norm = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        norm += value * value;
      }
    }
    double[][] x = new double[ROWS][FILTERS];
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < FILTERS; c++) {
        x[r][c] = matrix[r][c] / Math.sqrt(norm);
      }
    }
    for (int i = 0; i < 3; i++) {
      double[][] gram = product(transposed(x), x);
      double[][] cubed = product(x, gram);
      double[][] fifth = product(cubed, gram);
      for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < FILTERS; c++) {
          x[r][c] = 3.4445 * x[r][c] - 4.7750 * cubed[r][c] + 2.0315 * fifth[r][c];
        }
      }
    }
    return x;
  }

  private static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int r = 0; r < a.length; r++) {
      for (int c = 0; c < a[0].length; c++) {
        t[c][r] = a[r][c];
      }
    }
    return t;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] p = new double[a.length][b[0].length];
    for (int r = 0; r < a.length; r++) {
      for (int c = 0; c < b[0].length; c++) {
        for (int k = 0; k < b.length; k++) {
          p[r][c] += a[r][k] * b[k][c];
        }
      }
    }
    return p;
  }
}

package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import neva.layer.Lstm.Activation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers of groups beside the small layers that they stand for. */
class GroupsTest {

  private static final int GROUPS = 2;
  private static final int FEATURES = 3; // of each group
  private static final int UNITS = 4; // of each group
  private static final int BATCH = 3;
  private static final int TIME = 5;

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private static Lstm lstm() {
    return new Lstm("lstm", GROUPS * UNITS, Activation.TANH, Initialization.glorot(1), GROUPS);
  }

  private Operand<TFloat32> sequences() {
    Volume x = Volume.random(3, 1, BATCH, TIME, GROUPS * FEATURES);
    return live.constant(x.floats(), BATCH, TIME, GROUPS * FEATURES);
  }

  /** The outputs of a group by itself. */
  private double[] alone(int group, double[] kernel) {
    double[] all = Volume.random(3, 1, BATCH, TIME, GROUPS * FEATURES).values();
    double[] own = new double[BATCH * TIME * FEATURES];
    for (int i = 0; i < own.length; i++) {
      own[i] = all[i / FEATURES * GROUPS * FEATURES + group * FEATURES + i % FEATURES];
    }
    double[] small = new double[(FEATURES + UNITS) * 4 * UNITS];
    for (int row = 0; row < FEATURES + UNITS; row++) {
      for (int column = 0; column < 4 * UNITS; column++) {
        int wideRow =
            row < FEATURES
                ? group * FEATURES + row
                : GROUPS * FEATURES + group * UNITS + row - FEATURES;
        int wideColumn = column / UNITS * GROUPS * UNITS + group * UNITS + column % UNITS;
        small[row * 4 * UNITS + column] = kernel[wideRow * 4 * GROUPS * UNITS + wideColumn];
      }
    }
    double[] zeros = new double[BATCH * UNITS];
    return new PlainLstm(FEATURES, UNITS, small, new double[4 * UNITS], Activation.TANH)
        .run(own, TIME, zeros, zeros)
        .sequence();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aGroupComputesWhatItWouldAlone(Mode mode) {
    Lstm layer = lstm();
    Operand<TFloat32> y = layer.apply(live.tf(), sequences(), mode);
    int wide = GROUPS * (FEATURES + UNITS) * 4 * GROUPS * UNITS;
    double[] kernel = Volume.random(4, 1, 1, 1, wide).values();
    live.initialize(layer.variables());
    live.set(layer.variables().get(0), Volume.floats(kernel));
    float[] actual = live.floats(y);
    for (int group = 0; group < GROUPS; group++) {
      float[] own = new float[BATCH * TIME * UNITS];
      for (int i = 0; i < own.length; i++) {
        own[i] = actual[i / UNITS * GROUPS * UNITS + group * UNITS + i % UNITS];
      }
      assertTensorClose(own, alone(group, kernel), 1e-5);
    }
  }

  @Test
  void noGradientLeadsFromOneGroupToAnother() {
    Ops tf = live.tf();
    Lstm layer = lstm();
    Operand<TFloat32> y = layer.apply(tf, sequences(), Mode.TRAIN);
    Operand<TFloat32> first = // the first group alone
        tf.slice(y, tf.constant(new int[3]), tf.constant(new int[] {-1, -1, UNITS}));
    Operand<TFloat32> loss = tf.reduceSum(first, tf.constant(new int[] {0, 1, 2}));
    Output<?>[] gradients =
        live.graph()
            .addGradients(
                loss.asOutput(), new Output<?>[] {layer.variables().get(0).handle().asOutput()});
    live.initialize(layer.variables());
    float[] byKernel = live.floats(gradients[0].expect(TFloat32.class));
    int columns = 4 * GROUPS * UNITS;
    for (int i = 0; i < byKernel.length; i++) {
      int row = i / columns;
      boolean ofFirst =
          (row < GROUPS * FEATURES ? row < FEATURES : row - GROUPS * FEATURES < UNITS)
              && i % columns % (GROUPS * UNITS) < UNITS;
      assertThat(byKernel[i] != 0).as("weight %d", i).isEqualTo(ofFirst);
    }
  }

  @Test
  void everyGroupStartsLikeALayerByItself() {
    Dense layer = new Dense("dense", 40, Initialization.glorot(1), 4);
    layer.apply(live.tf(), live.constant(new float[80], 1, 80), Mode.TRAIN);
    live.initialize(layer.variables());
    float[] weights = live.floats(layer.variables().get(0).read(live.tf()));
    double bound = Math.sqrt(6.0 / (20 + 10));
    double largest = 0;
    int others = 0;
    for (int i = 0; i < weights.length; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
      others += weights[i] == 0 ? 1 : 0;
    }
    assertThat(largest).isBetween(0.95 * bound, bound + 1e-6);
    assertThat(others).isEqualTo(weights.length * 3 / 4);
  }

  @Test
  void aDenseGroupSeesItsPartOfTheInputs() {
    Dense layer = new Dense("dense", 2, Initialization.glorot(1), 2);
    Operand<TFloat32> y =
        layer.apply(live.tf(), live.constant(new float[] {1, 2, 3, 4}, 1, 4), Mode.INFER);
    live.initialize(layer.variables());
    float[] ones = new float[8];
    Arrays.fill(ones, 1);
    live.set(layer.variables().get(0), ones);
    assertThat(live.floats(y)).containsExactly(1 + 2, 3 + 4);
  }

  @Test
  void rejectsUnitsThatCannotBeShared() {
    Lstm layer = new Lstm("lstm", 5, Activation.TANH, Initialization.glorot(1), 2);
    Operand<TFloat32> x = live.tf().zeros(live.tf().constant(new long[] {1, 2, 4}), TFloat32.class);
    Operand<TFloat32> known = live.tf().ensureShape(x, Shape.of(1, 2, 4));
    assertThatThrownBy(() -> layer.apply(live.tf(), known, Mode.INFER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inputs and units must be a multiple of the groups, 2, found 5");
  }
}

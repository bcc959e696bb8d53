package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.Outputs;
import neva.layer.Lstm.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.IdentityN;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The gradients of the layer against central differences of {@link PlainLstm}, which in double
 * precision are exact to nine digits.
 */
class LstmGradientsTest {

  private static final int FEATURES = 2;
  private static final int UNITS = 3;
  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 2e-5;

  /** What the loss is computed from. */
  private enum Loss {
    SEQUENCE,
    LAST_OUTPUT,
    LAST_CELL,
    ALL
  }

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  /** Kernel, bias, x, h and c: all that the loss depends on. */
  private static List<double[]> arguments(int batch, int time, int features) {
    return List.of(
        random(1, (features + UNITS) * 4 * UNITS),
        random(2, 4 * UNITS),
        random(3, batch * time * features),
        random(4, batch * UNITS),
        random(5, batch * UNITS));
  }

  private static double[] random(long seed, int count) {
    return Volume.random(seed, 1, 1, 1, count).values();
  }

  private static double weighted(double[] values, long seed) {
    double[] weights = random(seed, values.length);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private Operand<TFloat32> weighted(Operand<TFloat32> values, long seed) {
    float[] weights = Volume.floats(random(seed, (int) values.shape().size()));
    Ops tf = live.tf();
    Operand<TFloat32> flat = tf.reshape(values, tf.constant(new int[] {-1}));
    return tf.reduceSum(tf.math.mul(flat, live.constant(weights, weights.length)), tf.constant(0));
  }

  private static double loss(Loss loss, PlainLstm.Outputs outputs) {
    return switch (loss) {
      case SEQUENCE -> weighted(outputs.sequence(), 6);
      case LAST_OUTPUT -> weighted(outputs.h(), 7);
      case LAST_CELL -> weighted(outputs.c(), 8);
      case ALL ->
          weighted(outputs.sequence(), 6) + weighted(outputs.h(), 7) + weighted(outputs.c(), 8);
    };
  }

  private Operand<TFloat32> loss(Loss loss, Outputs outputs) {
    return switch (loss) {
      case SEQUENCE -> weighted(outputs.sequence(), 6);
      case LAST_OUTPUT -> weighted(outputs.last().h(), 7);
      case LAST_CELL -> weighted(outputs.last().c(), 8);
      case ALL ->
          live.tf()
              .math
              .addN(
                  List.of(
                      weighted(outputs.sequence(), 6),
                      weighted(outputs.last().h(), 7),
                      weighted(outputs.last().c(), 8)));
    };
  }

  /** Central differences of a function of these arguments by each of their numbers. */
  private static List<double[]> differences(
      List<double[]> arguments, ToDoubleFunction<List<double[]>> function) {
    List<double[]> differences = new ArrayList<>();
    for (double[] argument : arguments) {
      double[] difference = new double[argument.length];
      for (int i = 0; i < argument.length; i++) {
        double value = argument[i];
        argument[i] = value + STEP;
        double above = function.applyAsDouble(arguments);
        argument[i] = value - STEP;
        difference[i] = (above - function.applyAsDouble(arguments)) / (2 * STEP);
        argument[i] = value;
      }
      differences.add(difference);
    }
    return differences;
  }

  @ParameterizedTest
  @CsvSource({
    "TANH, SEQUENCE, 3, 4", "RELU, SEQUENCE, 3, 4",
    "TANH, LAST_OUTPUT, 3, 4", "RELU, LAST_OUTPUT, 3, 4",
    "TANH, LAST_CELL, 3, 4", "TANH, ALL, 3, 4",
    "TANH, ALL, 1, 1", "TANH, SEQUENCE, 1, 6",
    "TANH, ALL, 17, 3", "RELU, ALL, 17, 3"
  })
  void equalTheDifferences(Activation activation, Loss loss, int batch, int time) {
    List<double[]> arguments = arguments(batch, time, FEATURES);
    List<double[]> expected =
        differences(arguments, a -> loss(loss, plain(a, FEATURES, activation, time)));
    List<Variable<TFloat32>> given = given(arguments, batch, time);
    Lstm layer = new Lstm("lstm", UNITS, activation, Initialization.glorot(1));
    Outputs outputs = apply(layer, given, Mode.TRAIN);
    assertGradients(loss(loss, outputs), all(layer, given, arguments), expected);
  }

  private static PlainLstm.Outputs plain(
      List<double[]> a, int features, Activation activation, int time) {
    return new PlainLstm(features, UNITS, a.get(0), a.get(1), activation)
        .run(a.get(2), time, a.get(3), a.get(4));
  }

  /** x, h and c as variables, for gradients by them. */
  private List<Variable<TFloat32>> given(List<double[]> arguments, int batch, int time) {
    return List.of(
        live.variable("x", Volume.floats(arguments.get(2)), batch, time, FEATURES),
        live.variable("h", Volume.floats(arguments.get(3)), batch, UNITS),
        live.variable("c", Volume.floats(arguments.get(4)), batch, UNITS));
  }

  private Outputs apply(Lstm layer, List<Variable<TFloat32>> given, Mode mode) {
    State before = new State(given.get(1).read(live.tf()), given.get(2).read(live.tf()));
    return layer.apply(live.tf(), given.get(0).read(live.tf()), before, mode);
  }

  /** Kernel and bias, set to the arguments, and what was given. */
  private List<Variable<TFloat32>> all(
      Lstm layer, List<Variable<TFloat32>> given, List<double[]> arguments) {
    List<Variable<TFloat32>> all = new ArrayList<>(layer.variables());
    for (int i = 0; i < 2; i++) {
      live.set(all.get(i), Volume.floats(arguments.get(i)));
    }
    all.addAll(given);
    return all;
  }

  private void assertGradients(
      Operand<TFloat32> loss, List<Variable<TFloat32>> by, List<double[]> expected) {
    Output<?>[] gradients = gradients(loss, by);
    for (int i = 0; i < gradients.length; i++) {
      float[] actual = live.floats(gradients[i].expect(TFloat32.class));
      assertTensorClose(actual, expected.get(i), TOLERANCE);
    }
  }

  private Output<?>[] gradients(Operand<TFloat32> loss, List<Variable<TFloat32>> by) {
    Output<?>[] handles = by.stream().map(v -> v.handle().asOutput()).toArray(Output<?>[]::new);
    return live.graph().addGradients(loss.asOutput(), handles);
  }

  @Test
  void passThroughTwoLayersAndBesideThem() {
    int time = 4;
    List<double[]> arguments = new ArrayList<>(arguments(3, time, FEATURES).subList(0, 3));
    arguments.add(random(9, 2 * UNITS * 4 * UNITS));
    arguments.add(random(10, 4 * UNITS));
    List<double[]> expected = differences(arguments, a -> beside(a, 3, time));
    Variable<TFloat32> x = live.variable("x", Volume.floats(arguments.get(2)), 3, time, FEATURES);
    Lstm first = new Lstm("first", UNITS, Activation.TANH, Initialization.glorot(1));
    Lstm second = new Lstm("second", UNITS, Activation.RELU, Initialization.glorot(1));
    Operand<TFloat32> read = x.read(live.tf());
    Operand<TFloat32> middle = first.apply(live.tf(), read, Mode.TRAIN);
    Operand<TFloat32> y = second.apply(live.tf(), middle, Mode.TRAIN);
    List<Variable<TFloat32>> by = new ArrayList<>(first.variables());
    by.add(x);
    by.addAll(second.variables());
    for (int i = 0; i < by.size(); i++) {
      live.set(by.get(i), Volume.floats(arguments.get(i)));
    }
    Operand<TFloat32> loss =
        live.tf().math.addN(List.of(weighted(y, 6), weighted(middle, 7), weighted(read, 8)));
    assertGradients(loss, by, expected);
  }

  private static double beside(List<double[]> a, int batch, int time) {
    double[] zeros = new double[batch * UNITS];
    PlainLstm first = new PlainLstm(FEATURES, UNITS, a.get(0), a.get(1), Activation.TANH);
    PlainLstm second = new PlainLstm(UNITS, UNITS, a.get(3), a.get(4), Activation.RELU);
    double[] middle = first.run(a.get(2), time, zeros, zeros).sequence();
    double[] y = second.run(middle, time, zeros, zeros).sequence();
    return weighted(y, 6) + weighted(middle, 7) + weighted(a.get(2), 8);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void holdForBatchesOfASizeThatTheGraphDoesNotKnow(int batch) {
    int time = 3;
    List<double[]> arguments = arguments(batch, time, FEATURES);
    double[] zeros = new double[batch * UNITS];
    List<double[]> expected =
        differences(
            arguments.subList(0, 2),
            a ->
                Arrays.stream(
                        new PlainLstm(FEATURES, UNITS, a.get(0), a.get(1), Activation.TANH)
                            .run(arguments.get(2), time, zeros, zeros)
                            .sequence())
                    .sum());
    Placeholder<TFloat32> x =
        live.tf()
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, time, FEATURES)));
    Lstm layer = new Lstm("lstm", UNITS, Activation.TANH, Initialization.glorot(1));
    Operand<TFloat32> y = layer.apply(live.tf(), x, Mode.TRAIN);
    all(layer, List.of(), arguments);
    Operand<TFloat32> loss = live.tf().reduceSum(y, live.tf().constant(new int[] {0, 1, 2}));
    Output<?>[] gradients = gradients(loss, layer.variables());
    for (int i = 0; i < 2; i++) {
      float[] actual =
          live.floats(
              gradients[i].expect(TFloat32.class),
              x,
              Volume.floats(arguments.get(2)),
              batch,
              time,
              FEATURES);
      assertTensorClose(actual, expected.get(i), TOLERANCE);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void areThoseThatTensorFlowDerivesFromTheSteps(Activation activation) {
    List<double[]> arguments = arguments(16, 10, FEATURES);
    List<Variable<TFloat32>> given = given(arguments, 16, 10);
    Lstm layer = new Lstm("lstm", UNITS, activation, Initialization.glorot(1));
    Operand<TFloat32> own = loss(Loss.ALL, apply(layer, given, Mode.TRAIN));
    Operand<TFloat32> derived = loss(Loss.ALL, apply(layer, given, Mode.INFER));
    List<Variable<TFloat32>> by = all(layer, given, arguments);
    List<double[]> expected = new ArrayList<>();
    for (Output<?> gradient : gradients(derived, by)) {
      float[] floats = live.floats(gradient.expect(TFloat32.class));
      double[] values = new double[floats.length];
      Arrays.setAll(values, i -> floats[i]);
      expected.add(values);
    }
    assertGradients(own, by, expected);
  }

  @Test
  void reachTheFirstOfManyLayers() {
    Operand<TFloat32> y = live.constant(new float[] {1, 2}, 1, 2, 1);
    Lstm first = null;
    for (int i = 0; i < 20; i++) {
      Lstm layer = new Lstm("lstm_" + i, 2, Activation.TANH, Initialization.glorot(i));
      y = layer.apply(live.tf(), y, Mode.TRAIN);
      live.initialize(layer.variables());
      first = first == null ? layer : first;
    }
    Output<?>[] gradients = gradients(weighted(y, 6), first.variables());
    assertThat(live.floats(gradients[0].expect(TFloat32.class))).doesNotContain(Float.NaN, 0f);
  }

  @Test
  void leaveOtherOperationsOfTheSameTypeAlone() {
    assertThat(LstmGradient.AVAILABLE).isTrue();
    Variable<TFloat32> a = live.variable("a", new float[] {1, 2}, 2);
    Variable<TFloat32> b = live.variable("b", new float[] {3, 4}, 2);
    Ops tf = live.tf();
    IdentityN both = tf.identityN(List.of(a.read(tf), b.read(tf)));
    Operand<TFloat32> product =
        tf.math.mul(
            both.output().get(0).asOutput().expect(TFloat32.class),
            both.output().get(1).asOutput().expect(TFloat32.class));
    Operand<TFloat32> loss = tf.reduceSum(product, tf.constant(0));
    assertGradients(loss, List.of(a, b), List.of(new double[] {3, 4}, new double[] {1, 2}));
  }
}

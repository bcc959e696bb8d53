package neva.layer;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import neva.layer.Lstm.Activation;
import neva.layer.Lstm.Outputs;
import neva.layer.Lstm.State;
import neva.layer.Variable.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

class LstmTest {

  private static final int FEATURES = 3;
  private static final int UNITS = 5;

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private static Lstm lstm(Activation activation) {
    return new Lstm("lstm", UNITS, activation, Initialization.glorot(1));
  }

  /** Random values in all variables, the bias too, and the same layer in plain Java. */
  private PlainLstm randomize(Lstm layer, Activation activation) {
    double[] kernel = Volume.random(11, 1, 1, FEATURES + UNITS, 4 * UNITS).values();
    double[] bias = Volume.random(12, 1, 1, 1, 4 * UNITS).values();
    live.set(layer.variables().get(0), Volume.floats(kernel));
    live.set(layer.variables().get(1), Volume.floats(bias));
    return new PlainLstm(FEATURES, UNITS, kernel, bias, activation);
  }

  private static Volume sequence(int batch, int time) {
    return Volume.random(13, 1, batch, time, FEATURES);
  }

  private static Volume state(long seed, int batch) {
    return Volume.random(seed, 1, 1, batch, UNITS);
  }

  private Operand<TFloat32> input(Volume x) {
    return live.constant(x.floats(), x.h(), x.w(), x.c());
  }

  private State state(Volume h, Volume c) {
    return new State(
        live.constant(h.floats(), h.w(), UNITS), live.constant(c.floats(), c.w(), UNITS));
  }

  @ParameterizedTest
  @CsvSource({
    "TANH, TRAIN, 4, 6",
    "TANH, INFER, 4, 6",
    "RELU, TRAIN, 4, 6",
    "RELU, INFER, 4, 6",
    "TANH, TRAIN, 1, 1",
    "TANH, TRAIN, 9, 2",
    "TANH, TRAIN, 17, 40"
  })
  void computesWhatTheFormulasSay(Activation activation, Mode mode, int batch, int time) {
    Volume x = sequence(batch, time);
    Volume h = state(14, batch);
    Volume c = state(15, batch);
    Lstm layer = lstm(activation);
    Outputs outputs = layer.apply(live.tf(), input(x), state(h, c), mode);
    PlainLstm.Outputs expected =
        randomize(layer, activation).run(x.values(), time, h.values(), c.values());
    assertThat(outputs.sequence().shape()).isEqualTo(Shape.of(batch, time, UNITS));
    assertTensorClose(live.floats(outputs.sequence()), expected.sequence(), 1e-5);
    assertTensorClose(live.floats(outputs.last().h()), expected.h(), 1e-5);
    assertTensorClose(live.floats(outputs.last().c()), expected.c(), 1e-5);
  }

  @Test
  void startsFromZeros() {
    Volume x = sequence(3, 4);
    Lstm layer = lstm(Activation.TANH);
    Operand<TFloat32> y = layer.apply(live.tf(), input(x), Mode.TRAIN);
    double[] zeros = new double[3 * UNITS];
    PlainLstm.Outputs expected = randomize(layer, Activation.TANH).run(x.values(), 4, zeros, zeros);
    assertTensorClose(live.floats(y), expected.sequence(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "16"})
  void takesBatchesOfAnySize(int batch) {
    Volume x = sequence(batch, 4);
    Placeholder<TFloat32> input =
        live.tf()
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 4, FEATURES)));
    Lstm layer = lstm(Activation.TANH);
    Operand<TFloat32> y = layer.apply(live.tf(), input, Mode.TRAIN);
    double[] zeros = new double[batch * UNITS];
    PlainLstm.Outputs expected = randomize(layer, Activation.TANH).run(x.values(), 4, zeros, zeros);
    assertThat(y.shape().asArray()).containsExactly(Shape.UNKNOWN_SIZE, 4, UNITS);
    assertTensorClose(
        live.floats(y, input, x.floats(), batch, 4, FEATURES), expected.sequence(), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void carriesItsStateFromOnePartOfASequenceToTheNext(Activation activation) {
    Volume x = sequence(4, 6);
    Lstm layer = lstm(activation);
    Operand<TFloat32> whole = input(x);
    State zero = layer.zeroState(live.tf(), whole);
    Outputs atOnce = layer.apply(live.tf(), whole, zero, Mode.INFER);
    Outputs first = layer.apply(live.tf(), steps(whole, 0, 2), zero, Mode.INFER);
    Outputs second = layer.apply(live.tf(), steps(whole, 2, 4), first.last(), Mode.INFER);
    randomize(layer, activation);
    assertThat(live.floats(second.sequence()))
        .isEqualTo(live.floats(steps(atOnce.sequence(), 2, 4)));
    assertThat(live.floats(second.last().h())).isEqualTo(live.floats(atOnce.last().h()));
    assertThat(live.floats(second.last().c())).isEqualTo(live.floats(atOnce.last().c()));
  }

  private Operand<TFloat32> steps(Operand<TFloat32> sequence, int from, int count) {
    return live.tf()
        .slice(
            sequence,
            live.tf().constant(new int[] {0, from, 0}),
            live.tf().constant(new int[] {-1, count, -1}));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void singleStepsDoWhatASequenceDoes(Activation activation) {
    Volume x = sequence(4, 3);
    Lstm layer = lstm(activation);
    Operand<TFloat32> whole = input(x);
    State state = layer.zeroState(live.tf(), whole);
    Outputs atOnce = layer.apply(live.tf(), whole, state, Mode.INFER);
    for (Operand<TFloat32> step : live.tf().unstack(whole, 3L, Unstack.axis(1L))) {
      state = layer.step(live.tf(), step, state);
    }
    randomize(layer, activation);
    assertThat(live.floats(state.h())).isEqualTo(live.floats(atOnce.last().h()));
    assertThat(live.floats(state.c())).isEqualTo(live.floats(atOnce.last().c()));
  }

  @Test
  void aSingleStepMayComeFirst() {
    Lstm layer = lstm(Activation.TANH);
    Operand<TFloat32> x = live.constant(sequence(1, 4).floats(), 4, FEATURES);
    layer.step(live.tf(), x, layer.zeroState(live.tf(), x));
    assertThat(layer.variables().get(0).shape()).isEqualTo(Shape.of(FEATURES + UNITS, 4 * UNITS));
  }

  @Test
  void variablesAreThoseOfBasicLstmCell() {
    Lstm layer = lstm(Activation.TANH);
    layer.apply(live.tf(), input(sequence(2, 3)), Mode.TRAIN);
    assertThat(layer.variables())
        .extracting(Variable::toString)
        .containsExactly("lstm/kernel[8, 20]", "lstm/bias[20]");
    assertThat(layer.variables())
        .extracting(Variable::role)
        .containsExactly(Role.WEIGHT, Role.OFFSET);
  }

  @Test
  void trainingAndInferenceShareTheVariables() {
    Lstm layer = lstm(Activation.TANH);
    Operand<TFloat32> x = input(sequence(16, 5));
    Operand<TFloat32> trained = layer.apply(live.tf(), x, Mode.TRAIN);
    Operand<TFloat32> inferred = layer.apply(live.tf(), x, Mode.INFER);
    randomize(layer, Activation.TANH);
    float[] expected = live.floats(inferred);
    double[] values = new double[expected.length];
    Arrays.setAll(values, i -> expected[i]);
    assertTensorClose(live.floats(trained), values, 1e-6);
  }

  @Test
  void rejectsVectors() {
    assertThatThrownBy(
            () ->
                lstm(Activation.TANH)
                    .apply(live.tf(), live.constant(new float[6], 2, 3), Mode.TRAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Layer lstm needs an input [batch, time, features], found shape [2, 3]");
  }

  @Test
  void rejectsSequencesOfUnknownLength() {
    Placeholder<TFloat32> x =
        live.tf()
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(2, Shape.UNKNOWN_SIZE, FEATURES)));
    assertThatThrownBy(() -> lstm(Activation.TANH).apply(live.tf(), x, Mode.TRAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Layer lstm needs a known number of time steps, found shape [2, -1, 3]");
  }

  @Test
  void rejectsASequenceInASingleStep() {
    Lstm layer = lstm(Activation.TANH);
    Operand<TFloat32> x = input(sequence(2, 3));
    assertThatThrownBy(() -> layer.step(live.tf(), x, layer.zeroState(live.tf(), x)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Layer lstm needs an input [batch, features] in a single step, found shape [2, 3, 3]");
  }

  @Test
  void rejectsNoUnits() {
    assertThatThrownBy(() -> new Lstm("lstm", 0, Activation.TANH, Initialization.glorot(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("units of lstm must be positive, found 0");
  }
}

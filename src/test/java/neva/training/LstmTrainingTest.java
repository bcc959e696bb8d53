package neva.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Lstm;
import neva.layer.Lstm.Activation;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A network that has to repeat, at every step, the number it saw two steps before. */
class LstmTrainingTest {

  private static final int BATCH = 16;
  private static final int DELAY = 2;

  /** Mean squared error of the best answer without memory: the variance of uniform numbers. */
  private static final double WITHOUT_MEMORY = 1 / 12.0;

  @TempDir Path directory;

  private LiveGraph live;

  @BeforeEach
  void open() {
    live = new LiveGraph();
  }

  @AfterEach
  void close() {
    live.close();
  }

  /** A training of {@code steps} steps on sequences of {@code time} numbers. */
  private final class Echo {

    private final int time;
    private final TrainingConfig config;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> y;
    private final Operand<TFloat32> validation;
    private final TrainingLoop loop;

    Echo(Activation activation, int time, int steps, float dropped) {
      this.time = time;
      config =
          TrainingConfig.DEFAULT
              .withSchedule(new Schedule.Constant(0.01))
              .withSteps(steps)
              .withBatchSize(BATCH)
              .withClipNorm(1)
              .withValidationSplit(0)
              .withCadence(Cadence.AT_END.withScalars(10));
      Ops tf = live.tf();
      x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, time, 1)));
      y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, time, 1)));
      Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
      Operand<TInt64> key = TrainingStep.randomKey(tf, globalStep, 1);
      Initialization glorot = Initialization.glorot(1);
      Network network =
          new Network(
              List.of(
                  new Dropout("drop_inputs", dropped, key),
                  new Lstm("lstm_1", 12, activation, glorot),
                  new Dropout("drop_outputs", dropped, key),
                  new Lstm("lstm_2", 8, activation, glorot),
                  new Dense("output", 1, glorot)));
      Operand<TFloat32> loss = loss(network, Mode.TRAIN);
      validation = loss(network, Mode.INFER);
      loop =
          new TrainingLoop(
              live.session(),
              new TrainingStep(tf, network, loss, new TreeMap<>(), globalStep, config),
              this::batch,
              Optional.empty(),
              config);
    }

    private Operand<TFloat32> loss(Network network, Mode mode) {
      Ops tf = live.tf();
      Operand<TFloat32> error = tf.math.sub(network.apply(tf, x, mode), y);
      return tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1, 2}));
    }

    private Map<Operand<?>, Tensor> batch(long step) {
      Random random = new Random(step);
      float[] numbers = new float[BATCH * time];
      float[] before = new float[BATCH * time];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = random.nextFloat();
        before[i] = i % time < DELAY ? 0.5f : numbers[i - DELAY];
      }
      return Map.of(x, tensor(numbers), y, tensor(before));
    }

    private Tensor tensor(float[] values) {
      return TFloat32.tensorOf(Shape.of(BATCH, time, 1), DataBuffers.of(values));
    }

    Run train(String name) throws IOException {
      Run run = Run.in(directory.resolve(name));
      run.begin(config).close();
      loop.run(run);
      return run;
    }

    double validationLoss() {
      Map<Operand<?>, Tensor> batch = batch(-1);
      var runner = live.session().runner().fetch(validation);
      batch.forEach(runner::feed);
      try (var result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      } finally {
        batch.values().forEach(Tensor::close);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void remembersWhatItSawTwoStepsBefore(Activation activation) throws IOException {
    Echo echo = new Echo(activation, 8, 400, 0);
    echo.train("run");
    assertThat(echo.validationLoss()).isLessThan(0.5 * WITHOUT_MEMORY);
  }

  @Test
  void twoTrainingsAreTheSameBitForBit() throws IOException {
    Run first = new Echo(Activation.TANH, 6, 20, 0.2f).train("first");
    live.close();
    live = new LiveGraph();
    Run second = new Echo(Activation.TANH, 6, 20, 0.2f).train("second");
    assertThat(TinyTraining.newest(second)).isEqualTo(TinyTraining.newest(first));
  }
}

package benchmark.neva;

import benchmark.StepWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import neva.layer.Dense;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Lstm;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.training.Batches;
import neva.training.Cadence;
import neva.training.Precision;
import neva.training.Schedule;
import neva.training.TrainingConfig;
import neva.training.TrainingLoop;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * {@link TrainingLoop} on LSTM layers and a dense one, which predicts a number after every step of
 * a sequence of random numbers. The loss is logged every ten steps; there are no evaluations and no
 * checkpoints but the last.
 *
 * @param units of each LSTM layer
 * @param time steps of a sequence
 */
record LstmTraining(List<Integer> units, int time, Precision precision, int batch) {

  private static final int BATCHES = 20;
  private static final long FOREVER = 10_000_000;
  private static final Cadence CADENCE = Cadence.AT_END.withScalars(10);

  void run(StepWatch watch) throws IOException {
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph, precision.sessionConfig());
        ScratchRun scratch = ScratchRun.create()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = input(tf);
      Placeholder<TFloat32> y = input(tf);
      new TrainingLoop(session, step(tf, x, y), batches(x, y), Optional.empty(), config())
          .run(scratch.run(), new WatchedProgress(watch));
    }
  }

  private Placeholder<TFloat32> input(Ops tf) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, time, 1)));
  }

  private TrainingStep step(Ops tf, Operand<TFloat32> x, Operand<TFloat32> y) {
    Network network = network();
    Operand<TFloat32> error = tf.math.sub(network.apply(tf, x, Mode.TRAIN), y); // [b, t, 1]
    Operand<TFloat32> loss = tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1, 2}));
    return new TrainingStep(tf, network, loss, config());
  }

  private Network network() {
    Initialization glorot = Initialization.glorot(1);
    List<Layer> layers = new ArrayList<>();
    for (int size : units) {
      layers.add(new Lstm("lstm_" + layers.size(), size, Lstm.Activation.TANH, glorot));
    }
    layers.add(new Dense("output", 1, glorot));
    return new Network(layers);
  }

  private TrainingConfig config() {
    return TrainingConfig.DEFAULT
        .withSchedule(new Schedule.Constant(1e-4))
        .withSteps(FOREVER)
        .withBatchSize(batch)
        .withPrecision(precision)
        .withValidationSplit(0)
        .withCadence(CADENCE);
  }

  private Batches batches(Operand<TFloat32> x, Operand<TFloat32> y) {
    float[][] numbers = new float[BATCHES + 1][batch * time];
    Random random = new Random(1);
    for (float[] sequence : numbers) {
      for (int i = 0; i < sequence.length; i++) {
        sequence[i] = random.nextFloat();
      }
    }
    return step -> {
      int next = (int) (step % BATCHES);
      return Map.of(x, tensor(numbers[next]), y, tensor(numbers[next + 1]));
    };
  }

  private Tensor tensor(float[] values) {
    return TFloat32.tensorOf(Shape.of(batch, time, 1), DataBuffers.of(values));
  }
}

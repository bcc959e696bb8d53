package own;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import neva.layer.Dense;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.layer.Relu;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Learns the product and the distance of two numbers: a regression that is none of the tasks. */
final class TwoOutputs implements AutoCloseable {

  private static final long VALIDATION = -1; // a batch that no step trains on

  private final TrainingConfig config;
  private final Graph graph = NativeLibrary.newGraph();
  private final Session session = new Session(graph);
  private final Placeholder<TFloat32> x; // [b, 2]
  private final Placeholder<TFloat32> y; // [b, 2]
  private final Operand<TFloat32> predicted; // [b, 2]
  private final Operand<TFloat32> loss;
  private final TrainingStep step;

  TwoOutputs(TrainingConfig config) {
    this.config = config;
    Ops tf = Ops.create(graph);
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
    y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2)));
    Initialization he = Initialization.he(config.seed());
    Network network =
        new Network(
            List.of(new Dense("hidden", 16, he), new Relu("relu"), new Dense("outputs", 2, he)));
    predicted = network.apply(tf, x, Mode.TRAIN);
    loss = tf.math.mean(tf.math.squaredDifference(predicted, y), tf.constant(new int[] {0, 1}));
    step = new TrainingStep(tf, network, loss, config);
  }

  /** A function of the step alone, so that a resumed run sees the same examples. */
  private Map<Operand<?>, Tensor> batch(long step) {
    SplittableRandom random = new SplittableRandom(step);
    float[][] numbers = new float[config.batchSize()][];
    float[][] truths = new float[config.batchSize()][];
    for (int i = 0; i < numbers.length; i++) {
      float a = (float) random.nextDouble();
      float b = (float) random.nextDouble();
      numbers[i] = new float[] {a, b};
      truths[i] = new float[] {a * b, Math.abs(a - b)};
    }
    return Map.of(x, tensor(numbers), y, tensor(truths));
  }

  private static TFloat32 tensor(float[][] rows) {
    return TFloat32.tensorOf(StdArrays.ndCopyOf(rows));
  }

  Outcome train(Run run, TrainingListener... listeners) throws IOException {
    return new TrainingLoop(session, step, this::batch, Optional.of(this::evaluate), config)
        .run(run, listeners);
  }

  private SortedMap<String, Double> evaluate() {
    Map<Operand<?>, Tensor> examples = batch(VALIDATION);
    Session.Runner runner = session.runner().fetch(loss);
    examples.forEach(runner::feed);
    try (Result result = runner.run()) {
      return new TreeMap<>(Map.of("loss", (double) ((TFloat32) result.get(0)).getFloat()));
    } finally {
      examples.values().forEach(Tensor::close);
    }
  }

  /** Takes the best weights of a run. */
  void load(Run run) throws IOException {
    TrainingStep.saver(graph, step.variables()).restore(session, run.trainedCheckpoint());
  }

  float[] predict(float a, float b) {
    try (TFloat32 numbers = tensor(new float[][] {{a, b}});
        Result result = session.runner().feed(x, numbers).fetch(predicted).run()) {
      TFloat32 outputs = (TFloat32) result.get(0);
      return new float[] {outputs.getFloat(0, 0), outputs.getFloat(0, 1)};
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

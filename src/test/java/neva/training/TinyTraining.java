package neva.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.checkpoint.CheckpointDirectory;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Dropout;
import neva.layer.Flatten;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import neva.layer.Relu;
import neva.layer.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A training of a moment with all that has state: moving averages, dropout, slots. The network
 * learns the mean of twelve numbers.
 */
final class TinyTraining implements AutoCloseable {

  /** Twenty steps, each of them logged; evaluation and checkpoint every five. */
  static final TrainingConfig CONFIG =
      TrainingConfig.DEFAULT
          .withSchedule(new Schedule.Constant(0.01))
          .withSteps(20)
          .withBatchSize(8)
          .withL2(1e-4)
          .withValidationSplit(0)
          .withCadence(
              Cadence.DEFAULT.withScalars(1).withEvaluate(5).withCheckpoint(5).withMaxToKeep(3));

  static final TrainingListener NONE = new TrainingListener() {};

  private static final int VALUES = 12;
  private static final long VALIDATION = -1;

  private final TrainingConfig config;
  private final LiveGraph live = new LiveGraph();
  private final Placeholder<TFloat32> x; // [b, 2, 2, 3]
  private final Placeholder<TFloat32> y; // [b, 1]
  private final TrainingStep step;
  private final Operand<TFloat32> validationLoss;

  TinyTraining(TrainingConfig config) {
    this.config = config;
    Ops tf = live.tf();
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2, 2, 3)));
    y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
    Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
    Network network = network(TrainingStep.randomKey(tf, globalStep, config.seed()));
    Operand<TFloat32> loss = loss(network, Mode.TRAIN);
    validationLoss = loss(network, Mode.INFER);
    SortedMap<String, Operand<TFloat32>> metrics =
        new TreeMap<>(Map.of("rmse", tf.math.sqrt(loss)));
    step = new TrainingStep(tf, network, loss, metrics, globalStep, config);
  }

  private static Network network(Operand<TInt64> key) {
    Initialization he = Initialization.he(1);
    return new Network(
        List.of(
            new Conv2D("conv", 4, 1, 1, Padding.SAME, he),
            new BatchNorm("norm", 0.9f, 1e-3f),
            new Relu("relu"),
            new Flatten("flatten"),
            new Dropout("dropout", 0.25f, key),
            new Dense("fc", 1, he)));
  }

  private Operand<TFloat32> loss(Network network, Mode mode) {
    Ops tf = live.tf();
    Operand<TFloat32> error = tf.math.sub(network.apply(tf, x, mode), y); // [b, 1]
    return tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1}));
  }

  /** The examples of a step, drawn from its number. */
  Map<Operand<?>, Tensor> batch(long step) {
    Random random = new Random(1000 + step);
    int examples = config.batchSize();
    float[] numbers = new float[examples * VALUES];
    float[] means = new float[examples];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat();
      means[i / VALUES] += numbers[i] / VALUES;
    }
    return feed(numbers, means);
  }

  /** Examples that are all zeros with this truth. */
  Map<Operand<?>, Tensor> batchOf(float truth) {
    float[] truths = new float[config.batchSize()];
    Arrays.fill(truths, truth);
    return feed(new float[truths.length * VALUES], truths);
  }

  private Map<Operand<?>, Tensor> feed(float[] numbers, float[] means) {
    Shape images = Shape.of(means.length, 2, 2, 3);
    return Map.of(
        x,
        TFloat32.tensorOf(images, DataBuffers.of(numbers)),
        y,
        TFloat32.tensorOf(Shape.of(means.length, 1), DataBuffers.of(means)));
  }

  /** The loss on examples that no step trains on; lower is better. */
  Evaluation validation() {
    return new ScriptedEvaluation(this::validationLoss);
  }

  private double validationLoss() {
    Map<Operand<?>, Tensor> batch = batch(VALIDATION);
    var runner = live.session().runner().fetch(validationLoss);
    batch.forEach(runner::feed);
    try (Result result = runner.run()) {
      return ((TFloat32) result.get(0)).getFloat();
    } finally {
      batch.values().forEach(Tensor::close);
    }
  }

  Outcome train(Run run) throws IOException {
    return train(run, this::batch, Optional.of(validation()), NONE);
  }

  Outcome train(Run run, TrainingListener listener) throws IOException {
    return new TrainingLoop(live.session(), step, this::batch, Optional.of(validation()), config)
        .run(run, listener);
  }

  /** Once in the life of this object. */
  Outcome train(
      Run run, Batches batches, Optional<Evaluation> evaluation, TrainingListener... listeners)
      throws IOException {
    return new TrainingLoop(live.session(), step, batches, evaluation, config).run(run, listeners);
  }

  /** All tensors of the newest checkpoint of a run, by name. */
  static Map<String, ByteBuffer> newest(Run run) throws IOException {
    return contents(directory(run).latest().orElseThrow());
  }

  static CheckpointDirectory directory(Run run) {
    return new CheckpointDirectory(run.checkpoints(), "model", 1);
  }

  static Map<String, ByteBuffer> contents(Path prefix) throws IOException {
    TensorBundle bundle = TensorBundle.open(prefix);
    Map<String, ByteBuffer> tensors = new TreeMap<>();
    for (TensorEntry entry : bundle.entries()) {
      tensors.put(entry.name(), bundle.read(entry.name()));
    }
    return tensors;
  }

  @Override
  public void close() {
    live.close();
  }
}

package neva.forecasting.lstm;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import neva.layer.Mode;
import neva.layer.Variable;
import neva.training.BatchOrder;
import neva.training.Batches;
import neva.training.Evaluation;
import neva.training.TrainingStep;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The part of the graph that trains a forecaster, and evaluates it on the validation chunks. */
final class ForecastTrainingGraph {

  /** Chunks that are evaluated at once: memory does not grow with the validation sets. */
  private static final int ROWS = 128;

  private final ChunkTables examples;
  private final ChunkPlan plan;
  private final BatchOrder order;
  private final ForecastLoss loss;
  private final ChunkTables.Placeholders batch;
  private final ChunkTables.Placeholders evaluated;
  private final Total validation;
  private final TrainingStep step;

  /** The loss of all outputs that count, summed, and how many they are. */
  private record Total(Operand<TFloat32> loss, Operand<TFloat32> count) {}

  ForecastTrainingGraph(Ops tf, LstmConfig config, List<Track> tracks, ChunkPlan plan) {
    this.plan = plan;
    this.loss = config.loss();
    examples = new ChunkTables(tracks, config, plan.time());
    order = new BatchOrder(plan.size(), config.training().batchSize(), config.training().seed());
    int features = tracks.get(0).features();
    batch = placeholders(tf.withSubScope("data"), order.batchSize(), features, config.horizon());
    evaluated = placeholders(tf.withSubScope("validation"), -1, features, config.horizon());
    Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
    Operand<TInt64> key = TrainingStep.randomKey(tf, globalStep, config.training().seed());
    ForecastNetwork network = new ForecastNetwork(config, tracks.get(0).valueFeatures(), key);
    Operand<TFloat32> said = network.apply(tf, batch.inputs(), Mode.TRAIN).outputs();
    Operand<TFloat32> mean = mean(tf.withSubScope("loss"), said);
    step =
        new TrainingStep(
            tf, network.layers(), mean, new TreeMap<>(), globalStep, config.training());
    Ops evaluation = tf.withSubScope("evaluation");
    Operand<TFloat32> each = network.apply(evaluation, evaluated.inputs(), Mode.INFER).outputs();
    Operand<TFloat32> ofMembers =
        evaluation.math.mean(each, evaluation.constant(2), Mean.keepDims(true)); // [b, t, 1, h, q]
    validation = total(evaluation, ofMembers, evaluated);
  }

  private ChunkTables.Placeholders placeholders(Ops tf, int rows, int features, int horizon) {
    return new ChunkTables.Placeholders(
        placeholder(tf, "inputs", rows, features),
        placeholder(tf, "targets", rows, horizon),
        placeholder(tf, "weights", rows, horizon));
  }

  private Placeholder<TFloat32> placeholder(Ops tf, String name, int rows, int width) {
    Shape shape = Shape.of(rows, plan.time(), width);
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** The mean loss of all outputs that count. */
  private Operand<TFloat32> mean(Ops tf, Operand<TFloat32> said) {
    Total total = total(tf, said, batch);
    return tf.math.div(total.loss, tf.math.maximum(total.count, tf.constant(1f)));
  }

  private Total total(Ops tf, Operand<TFloat32> said, ChunkTables.Placeholders given) {
    Operand<TFloat32> errors = tf.math.sub(expand(tf, given.targets()), said); // [b, t, g, h, q]
    Operand<TFloat32> weights = expand(tf, given.weights()); // [b, t, 1, h, 1]
    Operand<TFloat32> lost = sum(tf, tf.math.mul(weights, loss.of(tf, errors)));
    float outputs = said.shape().get(2) * said.shape().get(4);
    return new Total(lost, tf.math.mul(sum(tf, weights), tf.constant(outputs)));
  }

  private static Operand<TFloat32> expand(Ops tf, Operand<TFloat32> table) {
    return tf.expandDims(tf.expandDims(table, tf.constant(2)), tf.constant(4));
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(x, tf.constant(new int[] {0, 1, 2, 3, 4}));
  }

  TrainingStep step() {
    return step;
  }

  Batches batches() {
    return new Batches() {
      private long plannedEpoch = -1;
      private List<Chunk> planned;

      @Override
      public Map<Operand<?>, Tensor> at(long step) {
        long epoch = step / order.stepsPerEpoch();
        if (epoch != plannedEpoch) {
          planned = plan.training(epoch);
          plannedEpoch = epoch;
        }
        int[] chosen = order.indices(step);
        return examples.feed(IntStream.of(chosen).mapToObj(planned::get).toList(), batch);
      }
    };
  }

  /** The loss of the members' mean on the validation chunks, which chooses the best step. */
  Evaluation evaluation(Session session) {
    List<Chunk> chunks = plan.validation();
    return new Evaluation() {
      @Override
      public SortedMap<String, Double> evaluate() {
        return new TreeMap<>(Map.of("loss", validationLoss(session, chunks)));
      }

      @Override
      public String watched() {
        return "loss";
      }

      @Override
      public boolean higherIsBetter() {
        return false;
      }
    };
  }

  private double validationLoss(Session session, List<Chunk> chunks) {
    double lost = 0;
    double count = 0;
    for (int from = 0; from < chunks.size(); from += ROWS) {
      List<Chunk> some = chunks.subList(from, Math.min(chunks.size(), from + ROWS));
      Map<Operand<?>, Tensor> feeds = examples.feed(some, evaluated);
      try {
        Session.Runner runner = session.runner().fetch(validation.loss).fetch(validation.count);
        feeds.forEach(runner::feed);
        try (Result result = runner.run()) {
          lost += ((TFloat32) result.get(0)).getFloat();
          count += ((TFloat32) result.get(1)).getFloat();
        }
      } finally {
        feeds.values().forEach(Tensor::close);
      }
    }
    return (float) (lost / Math.max(1, count));
  }
}

package neva.detection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.checkpoint.CheckpointDirectory;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.BatchFeed;
import neva.detection.sample.DataCheck;
import neva.detection.sample.DetectionData;
import neva.detection.sample.FeedConfig;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdInference;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.SsdTraining;
import neva.layer.NativeLibrary;
import neva.layer.Variable;
import neva.training.Batches;
import neva.training.Evaluation;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import neva.training.TrainingStep;
import neva.weights.RestoreTable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** One training of a detector: builds the graph, loads the base and lets the loop run. */
final class DetectorTraining {

  private final DetectorConfig config;
  private final LabelMap labels;
  private final DetectionData data;
  private final ClassNumbers classes;

  /**
   * @param labels the classes of the network
   * @throws neva.io.BadInputException when it lacks a class of the records, or nothing is to be
   *     trained
   */
  DetectorTraining(DetectorConfig config, LabelMap labels, DetectionData data) {
    this.config = config;
    this.labels = labels;
    this.data = data;
    this.classes = new ClassNumbers(data.training().labels(), labels);
    data.validation().ifPresent(records -> new ClassNumbers(records.labels(), labels));
    config.frozenVariables().requireRest(() -> variables(config));
  }

  /** Their names are known when the network has been applied. */
  private static List<Variable<TFloat32>> variables(DetectorConfig config) {
    try (Graph graph = NativeLibrary.newGraph()) {
      SsdNetwork network = new SsdNetwork(config.ssd(), 0);
      SsdInference.of(Ops.create(graph), network);
      return network.network().variables();
    }
  }

  Outcome run(Run run, TrainingListener listener) throws IOException {
    tellOfTheData(listener);
    try (Graph graph = NativeLibrary.newGraph();
        BatchFeed feed = new BatchFeed(data.training(), feedConfig())) {
      Ops tf = Ops.create(graph);
      SsdNetwork network = new SsdNetwork(config.ssd(), config.training().seed());
      SsdTraining training = new SsdTraining(tf, network, feed.batchSize(), config.frozenNorm());
      EvaluationGraph evaluation = new EvaluationGraph(tf.withSubScope("evaluation"), network);
      TrainingStep step = step(tf, network, training);
      tellIdlePatterns(network, listener);
      try (Session session = new Session(graph, config.training().precision().sessionConfig())) {
        begin(run, listener, session, network, step);
        TrainingLoop loop =
            new TrainingLoop(
                session,
                step,
                batches(feed, training),
                evaluation(session, evaluation, training),
                config.training());
        return loop.run(run, listener);
      }
    }
  }

  private void tellOfTheData(TrainingListener listener) {
    listener.message(DataCheck.of(data, config.ssd(), FeedConfig.cacheBytesHere()).text().strip());
    int classes = config.ssd().classes();
    if (classes > labels.highestId()) {
      listener.message(
          "warning:  The network has %d classes, but the label map ends with %d: what is found of the classes above has no name and does not count. Correct num_classes."
              .formatted(classes, labels.highestId()));
    }
  }

  private void tellIdlePatterns(SsdNetwork network, TrainingListener listener) {
    for (String pattern : config.frozenVariables().idle(network.network().variables())) {
      listener.message("No variable begins with %s, which is to be frozen.".formatted(pattern));
    }
  }

  private FeedConfig feedConfig() {
    return FeedConfig.of(config.ssd().height(), config.ssd().width(), config.training().batchSize())
        .withSeed(config.training().seed())
        .withAugmentation(config.augmentation());
  }

  private TrainingStep step(Ops tf, SsdNetwork network, SsdTraining training) {
    Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
    SortedMap<String, Operand<TFloat32>> losses = new TreeMap<>();
    losses.put(LossTags.LOCALIZATION, training.localization());
    losses.put(LossTags.CLASSIFICATION, training.classification());
    losses.put(LossTags.REGULARIZATION, training.regularization());
    losses.put(LossTags.TOTAL, tf.identity(training.total())); // fetched beside the loss itself
    return new TrainingStep(
        tf,
        network.network(),
        training.total(),
        losses,
        globalStep,
        config.training(),
        config.frozenVariables()::holds);
  }

  private Batches batches(BatchFeed feed, SsdTraining training) {
    SsdConfig ssd = config.ssd();
    return new TargetBatches(
        feed, classes, ssd.targetAssigner(), ssd.allAnchors().size(), training);
  }

  private Optional<Evaluation> evaluation(
      Session session, EvaluationGraph graph, SsdTraining training) {
    return data.validation()
        .map(
            records ->
                new TrainingEvaluation(session, graph, training.regularization(), records, labels));
  }

  /**
   * A run that starts from a base begins with its weights as the checkpoint of step 0, so that a
   * continuation needs the base no more.
   */
  private void begin(
      Run run, TrainingListener listener, Session session, SsdNetwork network, TrainingStep step)
      throws IOException {
    CheckpointDirectory checkpoints = run.checkpoints(config.training().cadence().maxToKeep());
    if (config.base() == null || checkpoints.latest().isPresent()) {
      return;
    }
    Session.Runner runner = session.runner();
    step.variables().forEach(variable -> runner.addTarget(variable.initializer()));
    runner.run().close();
    RestoreTable table = new BaseWeights(config).restore(session, network);
    listener.message(table.summary());
    new DetectionReport(run.report()).writeRestoreTable(table);
    checkpoints.save(TrainingStep.saver(session.graph(), step.variables()), session, 0);
  }
}

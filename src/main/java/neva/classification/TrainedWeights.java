package neva.classification;

import java.io.IOException;
import java.nio.file.Path;
import neva.checkpoint.Saver;
import neva.layer.Network;
import neva.savedmodel.SavedModelWriter;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** The network of a run in a session of its own, with its best weights, or else its last ones. */
final class TrainedWeights implements AutoCloseable {

  private final Graph graph = new Graph();
  private final ClassifierRun record;
  private final InferenceGraph inference;
  private final Saver saver;
  private final Session session;

  private TrainedWeights(ClassifierRun record, int views, Precision precision) {
    this.record = record;
    Ops tf = Ops.create(graph);
    Network network = record.config().layers(tf, record.classNames().size());
    inference = InferenceGraph.build(tf, network, record.shape(), record.config(), views);
    saver = TrainingStep.saver(graph, network.variables());
    session = new Session(graph, precision.sessionConfig());
  }

  /**
   * In the precision of the training.
   *
   * @param views see {@link InferenceGraph#build}
   */
  static TrainedWeights of(Run run, int views) throws IOException {
    ClassifierRun record = ClassifierRun.read(run);
    return restored(run, record, views, record.config().training().precision());
  }

  /** In float32, as an export holds them. */
  static TrainedWeights forExport(Run run) throws IOException {
    return restored(run, ClassifierRun.read(run), 1, Precision.FLOAT32);
  }

  private static TrainedWeights restored(
      Run run, ClassifierRun record, int views, Precision precision) throws IOException {
    TrainedWeights weights = new TrainedWeights(record, views, precision);
    try {
      weights.saver.restoreSubset(weights.session, run.trainedCheckpoint());
      return weights;
    } catch (IOException | RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  Inference inference() {
    return new Inference(session, inference.images(), inference.probabilities(), record.shape());
  }

  void export(Path directory) throws IOException {
    new SavedModelWriter(graph, saver)
        .input("images", inference.images())
        .output("probabilities", inference.probabilities())
        .output("class", inference.classes())
        .asset(ExportedClassifier.CLASS_NAMES, String.join("\n", record.classNames()) + "\n")
        .write(directory, session);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

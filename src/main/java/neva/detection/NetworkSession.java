package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import neva.checkpoint.Saver;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdInference;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.Start;
import neva.io.BadInputException;
import neva.layer.NativeLibrary;
import neva.savedmodel.ModelWeights;
import neva.savedmodel.SharedSession;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** A trained network in a graph and a session of its own. */
final class NetworkSession implements AutoCloseable {

  /** Puts the values of the variables into place. */
  @FunctionalInterface
  private interface Filling {
    void fill(NetworkSession empty) throws IOException;
  }

  private final Graph graph = NativeLibrary.newGraph();
  private final SsdNetwork network;
  private final SsdInference inference;
  private final Saver saver;
  private final Session session;
  private final SharedSession shared;

  private NetworkSession(SsdConfig config, Precision precision) {
    network = new SsdNetwork(config, 0);
    inference = SsdInference.of(Ops.create(graph), network);
    saver = TrainingStep.saver(graph, network.network().variables());
    session = new Session(graph, precision.sessionConfig());
    shared = SharedSession.of(DetectionSession.OWNER, graph, session);
  }

  /**
   * With the weights of a checkpoint, a frozen graph or a SavedModel, in float32.
   *
   * @throws BadInputException when there is no model, it is damaged, or lacks a weight of the
   *     network
   */
  static NetworkSession imported(Path model, SsdConfig config) throws IOException {
    ModelWeights weights = ModelWeights.read(model);
    return filled(
        new NetworkSession(config, Precision.FLOAT32),
        empty -> empty.network.weightImport(weights, Start.ALL).restoreAll(empty.session));
  }

  /**
   * With the best weights of a run, or its last ones where nothing was held out.
   *
   * @throws BadInputException when the run has no sound checkpoint
   */
  static NetworkSession trained(Run run, SsdConfig config, Precision precision) throws IOException {
    Path checkpoint = run.trainedCheckpoint();
    return filled(
        new NetworkSession(config, precision),
        empty -> empty.saver.restoreSubset(empty.session, checkpoint));
  }

  private static NetworkSession filled(NetworkSession empty, Filling filling) throws IOException {
    try {
      filling.fill(empty);
      return empty;
    } catch (IOException | RuntimeException e) {
      empty.close();
      throw e;
    }
  }

  DetectionSession detection() {
    return DetectionSession.of(shared, inference);
  }

  SsdConfig config() {
    return network.config();
  }

  Graph graph() {
    return graph;
  }

  SsdInference inference() {
    return inference;
  }

  Saver saver() {
    return saver;
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    shared.close();
  }
}

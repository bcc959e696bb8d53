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
import neva.training.TrainedSession;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** A trained network in a graph and a session of its own. */
final class NetworkSession implements AutoCloseable {

  private final SsdNetwork network;
  private final SsdInference inference;
  private final TrainedSession trained;
  private final SharedSession shared;

  private NetworkSession(SsdNetwork network, SsdInference inference, TrainedSession trained) {
    this.network = network;
    this.inference = inference;
    this.trained = trained;
    this.shared = SharedSession.of(DetectionSession.OWNER, trained.graph(), trained.session());
  }

  /**
   * With the weights of a checkpoint, a frozen graph or a SavedModel, in float32.
   *
   * @throws BadInputException when there is no model, it is damaged, or lacks a weight of the
   *     network
   */
  static NetworkSession imported(Path model, SsdConfig config) throws IOException {
    ModelWeights weights = ModelWeights.read(model);
    return of(
        config,
        Precision.FLOAT32,
        (network, graph, session) ->
            TrainedSession.filled(
                graph,
                session,
                network.network().variables(),
                empty -> network.weightImport(weights, Start.ALL).restoreAll(session)));
  }

  /**
   * With the best weights of a run, or its last ones where it has no validation data.
   *
   * @throws BadInputException when the run has no sound checkpoint
   */
  static NetworkSession trained(Run run, SsdConfig config, Precision precision) throws IOException {
    return of(
        config,
        precision,
        (network, graph, session) ->
            TrainedSession.of(run, graph, session, network.network().variables()));
  }

  /** Puts the values of the variables into place. */
  @FunctionalInterface
  private interface Filling {
    TrainedSession fill(SsdNetwork network, Graph graph, Session session) throws IOException;
  }

  private static NetworkSession of(SsdConfig config, Precision precision, Filling filling)
      throws IOException {
    Graph graph = NativeLibrary.newGraph();
    SsdNetwork network = new SsdNetwork(config, 0);
    SsdInference inference = SsdInference.of(Ops.create(graph), network);
    Session session = new Session(graph, precision.sessionConfig());
    return new NetworkSession(network, inference, filling.fill(network, graph, session));
  }

  DetectionSession detection() {
    return DetectionSession.of(shared, inference);
  }

  SsdConfig config() {
    return network.config();
  }

  Graph graph() {
    return trained.graph();
  }

  SsdInference inference() {
    return inference;
  }

  Saver saver() {
    return trained.saver();
  }

  Session session() {
    return trained.session();
  }

  @Override
  public void close() {
    shared.close();
  }
}

package neva.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.savedmodel.SavedModelWriter;
import neva.savedmodel.SharedSession;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainedSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The network of a run with its trained weights, its best ones, or its last ones where it has no
 * validation data. Open to be looked into: every layer's output is an operand of the graph.
 */
public final class TrainedNetwork implements AutoCloseable {

  private final ClassifierRun record;
  private final Network network;
  private final InferenceGraph inference;
  private final TrainedSession trained;
  private final SharedSession shared;
  private Operand<TFloat32> input; // with outputs null until they are asked for
  private Map<String, Operand<TFloat32>> outputs;

  private TrainedNetwork(
      ClassifierRun record, Network network, InferenceGraph inference, TrainedSession trained) {
    this.record = record;
    this.network = network;
    this.inference = inference;
    this.trained = trained;
    this.shared = SharedSession.of("classifier", trained.graph(), trained.session());
  }

  /**
   * The network of a run in float32.
   *
   * @throws neva.io.BadInputException when there is no classification run, or no sound checkpoint
   *     in it, or its network is one of the user's own that is not registered
   */
  public static TrainedNetwork of(Run run) throws IOException {
    return of(run, ClassifierRun.read(run), Views.ONE, Precision.FLOAT32);
  }

  /** In the precision of the training. */
  static TrainedNetwork of(Run run, Views views) throws IOException {
    ClassifierRun record = ClassifierRun.read(run);
    return of(run, record, views, record.config().training().precision());
  }

  private static TrainedNetwork of(Run run, ClassifierRun record, Views views, Precision precision)
      throws IOException {
    Graph graph = NativeLibrary.newGraph();
    try {
      Ops tf = Ops.create(graph);
      Network network =
          ClassifierLayers.of(record.config(), record.channels(), record.classNames().size(), tf);
      InferenceGraph inference =
          InferenceGraph.build(tf, network, record.shape(), record.config().input(), views);
      Session session = new Session(graph, precision.sessionConfig());
      TrainedSession trained = TrainedSession.of(run, graph, session, network.variables());
      return new TrainedNetwork(record, network, inference, trained);
    } catch (IOException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  /** What was trained, and on what. */
  public ClassifierRun record() {
    return record;
  }

  public Graph graph() {
    return trained.graph();
  }

  /** With the weights in place. */
  public Session session() {
    return trained.session();
  }

  /** The layers, whose variables are those of the session. */
  public Network network() {
    return network;
  }

  /** To be fed with images, uint8 [b, h, w, c]. */
  public Operand<TUint8> images() {
    return inference.images();
  }

  /** What the network sees of them: the windows in their middle, [b, h, w, c] in [0, 1]. */
  public Operand<TFloat32> input() {
    addOutputs();
    return input;
  }

  /**
   * The output of every layer by its name, in their order; convolutions and normalisations stay
   * apart.
   */
  public Map<String, Operand<TFloat32>> outputs() {
    addOutputs();
    return outputs;
  }

  /** Only where they are wanted, so that an export does not hold them. */
  private synchronized void addOutputs() {
    if (outputs == null) {
      Ops tf = Ops.create(graph()).withSubScope("layers");
      input = InferenceGraph.centre(tf, images(), record.shape(), record.config().input());
      outputs = network.outputs(tf, input);
    }
  }

  /** [b, k]. */
  public Operand<TFloat32> logits() {
    return outputs().get(network.last().name());
  }

  /** [b, k]. */
  public Operand<TFloat32> probabilities() {
    return inference.probabilities();
  }

  Inference inference() {
    return inference.in(shared, record.shape());
  }

  void export(Path directory) throws IOException {
    new SavedModelWriter(trained.graph(), trained.saver())
        .input("images", inference.images())
        .output("probabilities", inference.probabilities())
        .output("class", inference.classes())
        .asset(ExportedClassifier.CLASS_NAMES, String.join("\n", record.classNames()) + "\n")
        .write(directory, trained.session());
  }

  @Override
  public void close() {
    shared.close();
  }
}

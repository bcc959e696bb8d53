package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.checkpoint.Saver;
import neva.layer.Network;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The network of a run with its trained weights, open to be looked into: every layer's output is an
 * operand of the graph. In float32; convolutions and normalisations stay apart.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class TrainedNetwork implements AutoCloseable {

  private final ClassifierRun record;
  private final Graph graph = new Graph();
  private final Network network;
  private final Placeholder<TUint8> images;
  private final Operand<TFloat32> input;
  private final Map<String, Operand<TFloat32>> outputs;
  private final Operand<TFloat32> probabilities;
  private final Session session;

  private TrainedNetwork(ClassifierRun record) {
    this.record = record;
    Ops tf = Ops.create(graph);
    ImageShape shape = record.shape();
    images = InferenceGraph.images(tf, shape);
    input = InferenceGraph.centre(tf, images, shape, record.config().input().crop());
    network = record.config().layers(tf, record.classNames().size());
    outputs = network.outputs(tf, input);
    probabilities = tf.withName("probabilities").nn.softmax(logits());
    session = new Session(graph);
  }

  /**
   * The network of a run with its best weights, or its last ones when nothing was held out.
   *
   * @throws neva.io.BadInputException when there is no classification run, or no sound checkpoint
   *     in it
   */
  public static TrainedNetwork of(Run run) throws IOException {
    TrainedNetwork trained = new TrainedNetwork(ClassifierRun.read(run));
    try {
      Saver saver = TrainingStep.saver(trained.graph, trained.network.variables());
      saver.restoreSubset(trained.session, run.trainedCheckpoint());
      return trained;
    } catch (IOException | RuntimeException e) {
      trained.close();
      throw e;
    }
  }

  /** What was trained, and on what. */
  public ClassifierRun record() {
    return record;
  }

  public Graph graph() {
    return graph;
  }

  /** With the weights in place. */
  public Session session() {
    return session;
  }

  /** The layers, whose variables are those of the session. */
  public Network network() {
    return network;
  }

  /** To be fed with images, uint8 [b, h, w, c]. */
  public Operand<TUint8> images() {
    return images;
  }

  /** What the network sees of them: the squares in their middle, [b, crop, crop, c] in [0, 1]. */
  public Operand<TFloat32> input() {
    return input;
  }

  /** The output of every layer by its name, in their order. */
  public Map<String, Operand<TFloat32>> outputs() {
    return outputs;
  }

  /** [b, k]. */
  public Operand<TFloat32> logits() {
    return outputs.get(network.last().name());
  }

  /** [b, k]. */
  public Operand<TFloat32> probabilities() {
    return probabilities;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

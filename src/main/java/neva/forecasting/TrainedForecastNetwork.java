package neva.forecasting;

import java.io.IOException;
import neva.checkpoint.Saver;
import neva.io.BadInputException;
import neva.layer.NativeLibrary;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * The network of a run in a session of its own, with its best weights, or else its last ones. Its
 * state runs along a track.
 */
final class TrainedForecastNetwork implements AutoCloseable {

  private static final int CHUNK = 64;

  private final Graph graph = NativeLibrary.newGraph();
  private final int features;
  private final StepsGraph chunk;
  private final StepsGraph single;
  private final Saver saver;
  private final Session session;

  private TrainedForecastNetwork(ForecasterConfig config, int features, int valueFeatures) {
    this.features = features;
    Ops tf = Ops.create(graph);
    ForecastNetwork network =
        new ForecastNetwork(config, valueFeatures, tf.constant(new long[] {0, 0}));
    chunk = new StepsGraph(tf.withSubScope("chunk"), network, CHUNK, features);
    single = new StepsGraph(tf.withSubScope("single"), network, 1, features);
    saver = TrainingStep.saver(graph, network.layers().variables());
    session = UnrolledSession.on(graph);
  }

  /**
   * Restores the network of a run.
   *
   * @param track any of those it was trained on
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  static TrainedForecastNetwork of(Run run, ForecasterConfig config, Track track)
      throws IOException {
    TrainedForecastNetwork network =
        new TrainedForecastNetwork(config, track.features(), track.valueFeatures());
    try {
      network.saver.restoreSubset(network.session, run.trainedCheckpoint());
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** The state before the first step. */
  StepsGraph.State start() {
    return single.zero();
  }

  /**
   * Runs along a track.
   *
   * @param from first step
   * @param to after the last step
   * @return what the network says at each step, [t, h, q], and the state after the last
   */
  StepsGraph.Answer along(Track track, int from, int to, StepsGraph.State before) {
    float[] said = new float[0];
    StepsGraph.State state = before;
    for (int t = from; t < to; ) {
      StepsGraph steps = to - t >= CHUNK ? chunk : single;
      StepsGraph.Answer answer = steps.run(session, inputs(track, t, steps.time()), state);
      int width = answer.outputs().length / steps.time();
      said = said.length == 0 ? new float[(to - from) * width] : said;
      System.arraycopy(answer.outputs(), 0, said, (t - from) * width, answer.outputs().length);
      state = answer.state();
      t += steps.time();
    }
    return new StepsGraph.Answer(said, state);
  }

  private float[] inputs(Track track, int from, int steps) {
    float[] x = new float[steps * features];
    for (int i = 0; i < steps; i++) {
      track.input(from + i, x, i * features);
    }
    return x;
  }

  /**
   * One step of several rows.
   *
   * @param x [b, f]
   * @return [b, h, q]
   */
  StepsGraph.Answer step(float[] x, StepsGraph.State before) {
    return single.run(session, x, before);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

package neva.forecasting.lstm;

import java.io.IOException;
import neva.io.BadInputException;
import neva.layer.NativeLibrary;
import neva.training.Run;
import neva.training.TrainedSession;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * The network of a run in a session of its own, with its best weights, or else its last ones. Its
 * state runs along a track.
 */
final class TrainedForecastNetwork implements AutoCloseable {

  private static final int CHUNK = 64;

  private final int features;
  private final StepsGraph chunk;
  private final StepsGraph single;
  private final TrainedSession trained;

  private TrainedForecastNetwork(
      int features, StepsGraph chunk, StepsGraph single, TrainedSession trained) {
    this.features = features;
    this.chunk = chunk;
    this.single = single;
    this.trained = trained;
  }

  /**
   * Restores the network of a run.
   *
   * @param track any of those it was trained on
   * @throws BadInputException when there is no sound checkpoint in the run
   */
  static TrainedForecastNetwork of(Run run, LstmConfig config, Track track) throws IOException {
    int features = track.features();
    Graph graph = NativeLibrary.newGraph();
    Ops tf = Ops.create(graph);
    ForecastNetwork network =
        new ForecastNetwork(config, track.valueFeatures(), tf.constant(new long[] {0, 0}));
    StepsGraph chunk = new StepsGraph(tf.withSubScope("chunk"), network, CHUNK, features);
    StepsGraph single = new StepsGraph(tf.withSubScope("single"), network, 1, features);
    TrainedSession trained =
        TrainedSession.of(run, graph, UnrolledSession.on(graph), network.layers().variables());
    return new TrainedForecastNetwork(features, chunk, single, trained);
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
      StepsGraph.Answer answer =
          steps.run(trained.session(), inputs(track, t, steps.time()), state);
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
    return single.run(trained.session(), x, before);
  }

  @Override
  public void close() {
    trained.close();
  }
}

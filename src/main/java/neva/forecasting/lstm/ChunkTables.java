package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Inputs and targets of all series as tables, and chunks of them as tensors. */
final class ChunkTables {

  private final int time;
  private final int features;
  private final int horizon;
  private final List<float[]> inputs = new ArrayList<>(); // [step, f] of each series
  private final List<float[]> targets = new ArrayList<>(); // [step, h]

  /**
   * @param time steps of a chunk
   */
  ChunkTables(List<Track> tracks, LstmConfig config, int time) {
    this.time = time;
    this.features = tracks.get(0).features();
    this.horizon = config.horizon();
    for (Track track : tracks) {
      int steps = track.end() - 1;
      float[] x = new float[steps * features];
      float[] y = new float[steps * horizon];
      for (int t = config.firstStep(); t < steps; t++) {
        track.input(t, x, t * features);
        double[] target = track.target(t);
        for (int h = 0; h < horizon; h++) {
          y[t * horizon + h] = (float) target[h];
        }
      }
      inputs.add(x);
      targets.add(y);
    }
  }

  /** What a graph takes of chunks: inputs [b, t, f], targets and weights [b, t, h]. */
  record Placeholders(
      Placeholder<TFloat32> inputs, Placeholder<TFloat32> targets, Placeholder<TFloat32> weights) {}

  /** The feeds of these chunks; a chunk that reaches past its series ends in zeros. */
  Map<Operand<?>, Tensor> feed(List<Chunk> chunks, Placeholders to) {
    float[] x = new float[chunks.size() * time * features];
    float[] y = new float[chunks.size() * time * horizon];
    float[] w = new float[y.length];
    for (int b = 0; b < chunks.size(); b++) {
      copy(inputs, features, chunks.get(b), x, b);
      copy(targets, horizon, chunks.get(b), y, b);
      weigh(chunks.get(b), w, b);
    }
    Map<Operand<?>, Tensor> feeds = new HashMap<>();
    feeds.put(to.inputs, tensor(x, chunks.size(), features));
    feeds.put(to.targets, tensor(y, chunks.size(), horizon));
    feeds.put(to.weights, tensor(w, chunks.size(), horizon));
    return feeds;
  }

  private void copy(List<float[]> tables, int width, Chunk chunk, float[] into, int row) {
    float[] table = tables.get(chunk.series());
    int from = chunk.start() * width;
    int length = Math.min(time * width, table.length - from);
    System.arraycopy(table, from, into, row * time * width, length);
  }

  private void weigh(Chunk chunk, float[] into, int row) {
    for (int step = 0; step < time; step++) {
      for (int h = 0; h < horizon; h++) {
        int t = chunk.start() + step;
        into[(row * time + step) * horizon + h] = chunk.counts(t, t + 1 + h) ? 1 : 0;
      }
    }
  }

  private Tensor tensor(float[] values, int rows, int width) {
    return TFloat32.tensorOf(Shape.of(rows, time, width), DataBuffers.of(values, true, false));
  }
}

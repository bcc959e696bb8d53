package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Lstm;
import neva.layer.Mode;
import neva.layer.TensorValues;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A network in inference: so many steps, from the state before them to the state after. */
final class StepsGraph {

  /**
   * States of several rows side by side.
   *
   * @param values h and c of each LSTM layer in turn, each [b, u]
   */
  record State(List<float[]> values) {

    /** States of several rows as one. */
    static State join(List<State> rows) {
      List<float[]> joined = new ArrayList<>();
      for (int i = 0; i < rows.get(0).values.size(); i++) {
        int width = rows.get(0).values.get(i).length;
        float[] all = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
          System.arraycopy(rows.get(row).values.get(i), 0, all, row * width, width);
        }
        joined.add(all);
      }
      return new State(joined);
    }
  }

  /**
   * What the network says, and its state after that.
   *
   * @param outputs [b, t, h, q], mean of the members
   */
  record Answer(float[] outputs, State state) {}

  private final int time;
  private final int features;
  private final List<Integer> sizes = new ArrayList<>();
  private final Placeholder<TFloat32> inputs;
  private final List<Placeholder<TFloat32>> before = new ArrayList<>();
  private final List<Operand<TFloat32>> after = new ArrayList<>();
  private final Operand<TFloat32> outputs;

  StepsGraph(Ops tf, ForecastNetwork network, int time, int features) {
    this.time = time;
    this.features = features;
    inputs = placeholder(tf, -1, time, features);
    List<Lstm.State> states = new ArrayList<>();
    for (int size : network.stateSizes()) {
      sizes.add(size);
      sizes.add(size);
      states.add(new Lstm.State(state(tf, size), state(tf, size)));
    }
    ForecastNetwork.Said said = network.apply(tf, inputs, states, Mode.INFER);
    outputs = tf.math.mean(said.outputs(), tf.constant(2)); // [b, t, h, q]
    for (Lstm.State state : said.last()) {
      after.add(state.h());
      after.add(state.c());
    }
  }

  private Placeholder<TFloat32> state(Ops tf, int size) {
    Placeholder<TFloat32> state = placeholder(tf, -1, size);
    before.add(state);
    return state;
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Steps of a run. */
  int time() {
    return time;
  }

  /** The state before anything was seen, one row. */
  State zero() {
    return new State(sizes.stream().map(float[]::new).toList());
  }

  /**
   * Runs the steps.
   *
   * @param x [b, t, f]
   */
  Answer run(Session session, float[] x, State state) {
    int rows = x.length / (time * features);
    List<TFloat32> fed = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      runner.feed(inputs, keep(fed, x, rows, time, features));
      for (int i = 0; i < before.size(); i++) {
        runner.feed(before.get(i), keep(fed, state.values.get(i), rows, sizes.get(i)));
      }
      runner.fetch(outputs);
      after.forEach(runner::fetch);
      try (Result result = runner.run()) {
        return answer(result);
      }
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  private static TFloat32 keep(List<TFloat32> fed, float[] values, long... shape) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
    fed.add(tensor);
    return tensor;
  }

  private Answer answer(Result result) {
    List<float[]> states = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      states.add(floats(result, i + 1));
    }
    return new Answer(floats(result, 0), new State(states));
  }

  private static float[] floats(Result result, int index) {
    return TensorValues.of((TFloat32) result.get(index));
  }
}

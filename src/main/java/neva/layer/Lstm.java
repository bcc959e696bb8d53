package neva.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Long short-term memory, from [b, t, f] to [b, t, u] (Hochreiter and Schmidhuber 1997, "Long
 * Short-Term Memory"; with the forget gate of Gers et al. 2000, "Learning to Forget").
 *
 * <pre>
 * i, j, f, o = [x, h]·kernel + bias
 * c = σ(f + 1)·c + σ(i)·act(j)
 * h = σ(o)·act(c)
 * </pre>
 *
 * <p>The variables {@code kernel} [f + u, 4u] and {@code bias} [4u], the order of the gates and the
 * 1 added to the forget gate are those of TensorFlow 1's {@code BasicLSTMCell}. The steps are
 * unrolled, so t must be known when the graph is built; a layer applied in training mode has a
 * backward pass of its own, see {@link LstmGradient}.
 */
public final class Lstm extends Layer {

  /** What the candidate j and the cell state pass through. */
  public enum Activation {
    TANH {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        return tf.math.tanh(x);
      }

      @Override
      Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> y, Operand<TFloat32> dy) {
        return tf.math.tanhGrad(y, dy);
      }
    },
    RELU {
      @Override
      Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        return tf.nn.relu(x);
      }

      @Override
      Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> y, Operand<TFloat32> dy) {
        return tf.nn.reluGrad(dy, y);
      }
    };

    abstract Operand<TFloat32> of(Ops tf, Operand<TFloat32> x);

    /** The gradient by x, from y = act(x) and the gradient by y. */
    abstract Operand<TFloat32> gradient(Ops tf, Operand<TFloat32> y, Operand<TFloat32> dy);
  }

  /** What a step hands to the next: its output and the cell state, both [b, u]. */
  public record State(Operand<TFloat32> h, Operand<TFloat32> c) {}

  /** The outputs of all steps, [b, t, u], and the state after the last. */
  public record Outputs(Operand<TFloat32> sequence, State last) {}

  private static final float FORGET_BIAS = 1;

  private final int units;
  private final Activation activation;
  private final Initialization initialization;
  private final Groups groups;
  private Variable<TFloat32> kernel;
  private Variable<TFloat32> bias;

  /**
   * @param units size of the state, u
   * @param initialization of the kernel; the bias starts at zero
   */
  public Lstm(String name, int units, Activation activation, Initialization initialization) {
    this(name, units, activation, initialization, 1);
  }

  /**
   * Several layers side by side, each seeing its part of the inputs and of the state.
   *
   * @param units of all groups together, a multiple of {@code groups}, as the features must be
   * @param initialization as if every group were a layer by itself; drawn by fan-in or fan-out
   */
  public Lstm(
      String name, int units, Activation activation, Initialization initialization, int groups) {
    super(name);
    if (units < 1) {
      throw new IllegalArgumentException(
          "units of %s must be positive, found %d".formatted(name, units));
    }
    this.units = units;
    this.activation = activation;
    this.initialization = initialization;
    this.groups = new Groups(groups);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 3, "[batch, time, features]");
    int features = (int) input.get(2);
    kernel =
        weight(
            tf,
            "kernel",
            Shape.of(features + units, 4L * units),
            groups.initialization(initialization, rows(features), columns()));
    bias = zeros(tf, "bias", Shape.of(4L * units), Role.OFFSET);
  }

  /** The outputs of all steps, from a state of zeros. */
  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return run(tf, x, zeroState(tf, x), mode).sequence();
  }

  /**
   * Adds all steps of a sequence, between the state before and the state after it.
   *
   * @param x [b, t, f], t known
   * @throws IllegalArgumentException when the input's rank or size does not fit the layer
   */
  public Outputs apply(Ops tf, Operand<TFloat32> x, State before, Mode mode) {
    return run(enter(tf, x.shape()), x, before, mode);
  }

  /**
   * Adds a single step, as prediction needs it, with the variables that the sequences have.
   *
   * @param x [b, f]
   * @return the state after it, whose {@code h} is the output
   */
  public State step(Ops tf, Operand<TFloat32> x, State before) {
    requireRank(x.shape(), 2, "[batch, features] in a single step");
    Ops own = enter(tf, Shape.of(x.shape().get(0), 1, x.shape().get(1)));
    int[][] oneBefore = {{0, 0}, {1, 0}};
    Operand<TFloat32> inputs = own.pad(x, own.constant(oneBefore), own.constant(1f)); // [b, 1 + f]
    return new LstmCell(own, weights(own), activation).step(inputs, before).state();
  }

  /** The state before anything was seen: zeros, with as many rows as {@code x}. */
  public State zeroState(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> shape = tf.stack(List.of(Parts.rows(tf, x), tf.constant(units)));
    Operand<TFloat32> zeros = tf.fill(shape, tf.constant(0f)); // [b, u]
    return new State(zeros, zeros);
  }

  private Outputs run(Ops tf, Operand<TFloat32> x, State before, Mode mode) {
    if (x.shape().get(1) < 1) {
      throw new IllegalArgumentException(
          "Layer %s needs a known number of time steps, found shape %s"
              .formatted(name(), x.shape()));
    }
    return mode == Mode.INFER || !LstmGradient.AVAILABLE
        ? unroll(tf, x, before, weights(tf))
        : train(tf, x, before);
  }

  private Outputs train(Ops tf, Operand<TFloat32> x, State before) {
    Parts parts = Parts.of(tf, x);
    Operand<TFloat32> weights = weights(tf);
    List<Operand<TFloat32>> xs = parts.split(tf, x);
    List<Operand<TFloat32>> hs = parts.split(tf, before.h());
    List<Operand<TFloat32>> cs = parts.split(tf, before.c());
    List<Outputs> outputs = new ArrayList<>();
    for (int i = 0; i < parts.count(); i++) {
      outputs.add(unroll(tf, xs.get(i), new State(hs.get(i), cs.get(i)), weights));
    }
    LstmGradient.Given given = new LstmGradient.Given(x, kernel(tf), bias.read(tf), before);
    return LstmGradient.attach(tf, given, outputs, activation);
  }

  private Outputs unroll(Ops tf, Operand<TFloat32> x, State before, Operand<TFloat32> weights) {
    int[][] oneBefore = {{0, 0}, {0, 0}, {1, 0}};
    Operand<TFloat32> inputs = tf.pad(x, tf.constant(oneBefore), tf.constant(1f)); // [b, t, 1 + f]
    LstmCell cell = new LstmCell(tf, weights, activation);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    State state = before;
    for (Operand<TFloat32> input : tf.unstack(inputs, x.shape().get(1), Unstack.axis(1L))) {
      state = cell.step(input, state).state();
      outputs.add(state.h());
    }
    return new Outputs(tf.stack(outputs, Stack.axis(1L)), state);
  }

  /** The bias as first row, then the kernel: [1 + f + u, 4u], the forget bias added. */
  private Operand<TFloat32> weights(Ops tf) {
    float[] forget = new float[4 * units];
    Arrays.fill(forget, 2 * units, 3 * units, FORGET_BIAS);
    Operand<TFloat32> row =
        tf.expandDims(tf.math.add(bias.read(tf), tf.constant(forget)), tf.constant(0));
    return tf.concat(List.of(row, kernel(tf)), tf.constant(0));
  }

  private Operand<TFloat32> kernel(Ops tf) {
    int features = (int) kernel.shape().get(0) - units;
    return groups.separate(tf, kernel.read(tf), rows(features), columns());
  }

  private int[] rows(int features) {
    return new int[] {features, units};
  }

  private int[] columns() {
    return new int[] {units, units, units, units};
  }
}

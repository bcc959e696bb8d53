package neva.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.layer.Dense;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Fits {@link PlainRegression}'s data with a training step in a graph. */
final class LinearRegression implements AutoCloseable {

  private final LiveGraph live = new LiveGraph();
  private final Map<String, Variable<?>> variables = new TreeMap<>();
  private final TrainingStep step;

  LinearRegression(TrainingConfig config) {
    Ops tf = live.tf();
    Network network =
        new Network(List.of(new Dense("fc", PlainRegression.UNITS, Initialization.he(1))));
    Operand<TFloat32> x =
        live.constant(floats(PlainRegression.X), PlainRegression.ROWS, PlainRegression.FEATURES);
    Operand<TFloat32> truth =
        live.constant(floats(PlainRegression.TRUTH), PlainRegression.ROWS, PlainRegression.UNITS);
    Operand<TFloat32> error = tf.math.sub(network.apply(tf, x, Mode.TRAIN), truth);
    Operand<TFloat32> loss = tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1}));
    step = new TrainingStep(tf, network, loss, config);
    step.variables().forEach(variable -> variables.put(variable.name(), variable));
    live.initialize(step.variables());
    live.set(variable("fc/weights"), floats(PlainRegression.WEIGHTS));
    live.set(variable("fc/biases"), floats(PlainRegression.BIASES));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  void step(double rate) {
    try (TFloat32 fed = TFloat32.scalarOf((float) rate)) {
      live.session().runner().feed(step.rate(), fed).addTarget(step.train()).run().close();
    }
  }

  List<String> variableNames() {
    return step.variables().stream().map(Variable::name).toList();
  }

  float[] value(String name) {
    return live.floats(variable(name));
  }

  @SuppressWarnings("unchecked")
  private Variable<TFloat32> variable(String name) {
    return (Variable<TFloat32>) variables.get(name);
  }

  @Override
  public void close() {
    live.close();
  }
}

package neva.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import neva.layer.Variable.Role;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A graph with its session, in which a test applies layers, sets variables and sees values. */
public final class LiveGraph implements AutoCloseable {

  private record Assignment(Placeholder<TFloat32> value, AssignVariableOp op) {}

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session = new Session(graph);
  private final Map<Variable<TFloat32>, Assignment> assignments = new HashMap<>();

  public Graph graph() {
    return graph;
  }

  public Ops tf() {
    return tf;
  }

  public Session session() {
    return session;
  }

  public Operand<TFloat32> constant(float[] values, long... shape) {
    return tf.constant(Shape.of(shape), DataBuffers.of(values));
  }

  /** A variable that no layer owns, with its value assigned. */
  Variable<TFloat32> variable(String name, float[] values, long... shape) {
    Variable<TFloat32> variable =
        Variable.create(tf, name, TFloat32.class, constant(values, shape), Role.WEIGHT);
    initialize(List.of(variable));
    return variable;
  }

  public void initialize(List<? extends Variable<?>> variables) {
    if (variables.isEmpty()) {
      return;
    }
    Session.Runner runner = session.runner();
    variables.forEach(variable -> runner.addTarget(variable.initializer()));
    runner.run().close();
  }

  public void run(Op op) {
    session.runner().addTarget(op).run().close();
  }

  public void set(Variable<TFloat32> variable, float... values) {
    Assignment assignment = assignments.computeIfAbsent(variable, this::assignment);
    try (TFloat32 tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(values))) {
      session.runner().feed(assignment.value, tensor).addTarget(assignment.op).run().close();
    }
  }

  private Assignment assignment(Variable<TFloat32> variable) {
    Placeholder<TFloat32> value =
        tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
    return new Assignment(value, tf.assignVariableOp(variable.handle(), value));
  }

  public float[] floats(Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      return floats((TFloat32) result.get(0));
    }
  }

  public float[] floats(Variable<TFloat32> variable) {
    return floats(variable.read(tf));
  }

  /** The values of many variables, read at once. */
  public List<float[]> floats(List<Variable<TFloat32>> variables) {
    Session.Runner runner = session.runner();
    variables.forEach(variable -> runner.fetch(variable.read(tf)));
    try (Result result = runner.run()) {
      return IntStream.range(0, variables.size())
          .mapToObj(i -> floats((TFloat32) result.get(i)))
          .toList();
    }
  }

  public static float[] floats(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

package neva.savedmodel;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.TensorShapeProto.Dim;
import org.tensorflow.types.TFloat32;

/**
 * Freezes graphs, as {@code convert_variables_to_constants} does: float32 variables become
 * constants of the same names, and what the outputs do not need goes.
 */
public final class GraphFreezer {

  private static final String READ = "ReadVariableOp";

  private final Map<String, NodeDef> all = new HashMap<>();
  private final Map<String, NodeDef> needed = new LinkedHashMap<>();
  private final Map<String, String> reads = new LinkedHashMap<>(); // by variable

  private GraphFreezer(GraphDef graph) {
    graph.getNodeList().forEach(node -> all.put(node.getName(), node));
  }

  /**
   * The frozen graph.
   *
   * @param session that has the values
   * @param outputs names of the operations that are wanted
   */
  public static GraphDef freeze(Graph graph, Session session, Collection<String> outputs) {
    GraphDef definition = graph.toGraphDef();
    GraphFreezer freezer = new GraphFreezer(definition);
    freezer.collect(outputs);
    GraphDef.Builder frozen = GraphDef.newBuilder().setVersions(definition.getVersions());
    freezer.addConstants(session, frozen);
    for (NodeDef node : definition.getNodeList()) {
      if (freezer.needed.containsKey(node.getName())) {
        frozen.addNode(node.getOp().equals(READ) ? identity(node) : node);
      }
    }
    return frozen.build();
  }

  private void collect(Collection<String> outputs) {
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      NodeDef node = all.get(open.pop());
      if (needed.put(node.getName(), node) != null) {
        continue;
      }
      if (node.getOp().equals(READ)) {
        reads.putIfAbsent(node.getInput(0), node.getName());
      } else {
        node.getInputList().forEach(input -> open.push(operation(input)));
      }
    }
  }

  /** The operation of an input such as {@code ^a} or {@code a:1}. */
  private static String operation(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static NodeDef identity(NodeDef read) {
    return NodeDef.newBuilder()
        .setName(read.getName())
        .setOp("Identity")
        .addInput(read.getInput(0))
        .putAttr("T", type())
        .build();
  }

  private void addConstants(Session session, GraphDef.Builder frozen) {
    if (reads.isEmpty()) {
      return;
    }
    Session.Runner runner = session.runner();
    reads.values().forEach(runner::fetch);
    try (Result values = runner.run()) {
      int i = 0;
      for (String variable : reads.keySet()) {
        frozen.addNode(constant(variable, (TFloat32) values.get(i++)));
      }
    }
  }

  private static NodeDef constant(String name, TFloat32 value) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor(value)).build())
        .build();
  }

  private static AttrValue type() {
    return AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
  }

  private static TensorProto tensor(TFloat32 value) {
    float[] values = new float[(int) value.size()];
    value.asRawTensor().data().asFloats().read(values);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape(value.shape()))
        .setTensorContent(ByteString.copyFrom(bytes))
        .build();
  }

  private static TensorShapeProto shape(Shape shape) {
    TensorShapeProto.Builder proto = TensorShapeProto.newBuilder();
    for (long size : shape.asArray()) {
      proto.addDim(Dim.newBuilder().setSize(size));
    }
    return proto.build();
  }
}

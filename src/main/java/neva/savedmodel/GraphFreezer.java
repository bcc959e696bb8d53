package neva.savedmodel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Turns a graph with variables into one with constants of the same names, as TensorFlow 1 freezes
 * graphs. The native library is not loaded.
 */
public final class GraphFreezer {

  private final GraphDef graph;
  private final ModelWeights values;

  /**
   * @param graph with resource variables of type float32
   * @param values of the variables
   */
  public GraphFreezer(GraphDef graph, ModelWeights values) {
    this.graph = graph;
    this.values = values;
  }

  /**
   * The part of the graph that the outputs are computed from, with the values of its variables.
   *
   * @param outputs names of nodes
   * @throws neva.io.BadInputException when a value is damaged
   */
  public GraphDef freeze(Collection<String> outputs) throws IOException {
    Set<String> needed = needed(outputs);
    GraphDef.Builder frozen = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      if (needed.contains(node.getName())) {
        frozen.addNode(frozen(node));
      }
    }
    return frozen.build();
  }

  private Set<String> needed(Collection<String> outputs) {
    Map<String, NodeDef> nodes = new HashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (needed.add(name)) {
        nodes.get(name).getInputList().forEach(input -> open.push(node(input)));
      }
    }
    return needed;
  }

  /**
   * The node of an input such as {@code conv:1} or, where it only has to run before, {@code ^x}.
   */
  private static String node(String input) {
    return input.replaceFirst("^\\^", "").replaceFirst(":\\d+$", "");
  }

  private NodeDef frozen(NodeDef node) throws IOException {
    return switch (node.getOp()) {
      case "VarHandleOp" -> constant(node.getName());
      case "ReadVariableOp" ->
          NodeDef.newBuilder()
              .setName(node.getName())
              .setOp("Identity")
              .addAllInput(node.getInputList())
              .putAttr("T", type())
              .build();
      default -> node;
    };
  }

  private NodeDef constant(String name) throws IOException {
    float[] numbers = values.values(name);
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : values.shape(name)) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }

  private static AttrValue type() {
    return AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
  }
}

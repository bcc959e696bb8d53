package neva.savedmodel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * How many nodes there are of each kind of op.
 *
 * @param graph in the graph itself
 * @param functions in the functions of its library; graphs of TensorFlow 2 have most of theirs
 *     there
 */
record OpCounts(Map<String, Long> graph, Map<String, Long> functions) {

  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  OpCounts {
    graph = Collections.unmodifiableMap(new TreeMap<>(graph));
    functions = Collections.unmodifiableMap(new TreeMap<>(functions));
  }

  static OpCounts of(GraphDef graph) {
    return new OpCounts(count(graph.getNodeList().stream()), count(functionNodes(graph)));
  }

  private static Stream<NodeDef> functionNodes(GraphDef graph) {
    List<FunctionDef> functions = graph.getLibrary().getFunctionList();
    return functions.stream().flatMap(function -> function.getNodeDefList().stream());
  }

  /** The nodes of the graph, then those of its functions. */
  static Stream<NodeDef> nodes(GraphDef graph) {
    return Stream.concat(graph.getNodeList().stream(), functionNodes(graph));
  }

  private static Map<String, Long> count(Stream<NodeDef> nodes) {
    Map<String, Long> counts = new TreeMap<>();
    nodes.forEach(node -> counts.merge(node.getOp(), 1L, Long::sum));
    return counts;
  }

  /** The nodes that hold a variable. */
  long variables() {
    return Stream.of(graph, functions)
        .flatMap(counts -> counts.entrySet().stream())
        .filter(count -> VARIABLES.contains(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

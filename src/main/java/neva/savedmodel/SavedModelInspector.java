package neva.savedmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointTable;
import neva.io.Text;
import neva.io.TextColumns;

/** Describes a SavedModel for people: what it takes and gives, and what it is made of. */
public final class SavedModelInspector {

  private final SavedModelSummary model;
  private final StringBuilder text = new StringBuilder();

  private SavedModelInspector(SavedModelSummary model) {
    this.model = model;
  }

  /**
   * The description of the SavedModel in {@code folder}, several lines each ended by a line feed.
   *
   * @throws neva.io.BadInputException when there is none or it is damaged
   */
  public static String inspect(Path folder) throws IOException {
    return new SavedModelInspector(SavedModelSummary.of(folder)).describe();
  }

  private String describe() {
    line("SavedModel %s", model.folder());
    model.graphs().forEach(this::graph);
    variables();
    assets();
    model.graphs().forEach(this::ops);
    return text.toString();
  }

  private void line(String pattern, Object... values) {
    text.append(Text.format(pattern, values)).append('\n');
  }

  private void graph(GraphSummary graph) {
    String version = graph.tensorFlowVersion();
    line(
        "Graph tagged %s, written by TensorFlow %s",
        tags(graph), version.isEmpty() ? "of unknown version" : version);
    if (graph.signatures().isEmpty()) {
      line("%nNo signatures");
    }
    graph.signatures().forEach(this::signature);
  }

  private static String tags(GraphSummary graph) {
    return graph.tags().isEmpty() ? "with nothing" : String.join(", ", graph.tags());
  }

  private void signature(SignatureSummary signature) {
    line("%nSignature %s (%s)", signature.key(), signature.method());
    TextColumns columns = new TextColumns("lllll");
    signature.inputs().forEach(tensor -> row(columns, "  input", tensor));
    signature.outputs().forEach(tensor -> row(columns, "  output", tensor));
    text.append(columns);
  }

  private static void row(TextColumns columns, String kind, TensorSummary tensor) {
    columns.row(kind, tensor.key(), tensor.tensor(), tensor.dtype(), tensor.shape());
  }

  private void variables() {
    if (model.variables().isPresent()) {
      line("%nVariables");
      text.append(CheckpointTable.of(model.variables().get()));
    } else if (model.frozen()) {
      line("%nNo variables: the model is frozen");
    } else {
      line("%nVariables missing: the graph has them, but there is no variables/variables.index");
    }
    model.graphs().forEach(this::constants);
  }

  private void constants(GraphSummary graph) {
    ConstantWeights weights = graph.constants();
    if (weights.tensors() > 0) {
      line(
          "Constants of more than one floating-point value: %,d with %,d values, %,.1f MB",
          weights.tensors(), weights.values(), weights.bytes() / 1e6);
    }
  }

  private void assets() {
    line("%n%s", model.assets().isEmpty() ? "No assets" : "Assets");
    model.assets().forEach(asset -> line("  %s", asset));
  }

  private void ops(GraphSummary graph) {
    Map<String, Long> own = graph.ops().graph();
    Map<String, Long> inner = graph.ops().functions();
    line(
        "%nOps of the graph tagged %s: %,d, and %,d in its functions (%,d)",
        tags(graph), total(own), total(inner), graph.functions());
    TextColumns columns = new TextColumns("lrr").row("op", "graph", "functions");
    kinds(own, inner)
        .forEach(
            op -> columns.row(op, "" + own.getOrDefault(op, 0L), "" + inner.getOrDefault(op, 0L)));
    text.append(columns);
  }

  /** The kinds of op, the most frequent first. */
  private static Stream<String> kinds(Map<String, Long> own, Map<String, Long> inner) {
    Comparator<String> frequency =
        Comparator.comparingLong(op -> own.getOrDefault(op, 0L) + inner.getOrDefault(op, 0L));
    return Stream.concat(own.keySet().stream(), inner.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .sorted(frequency.reversed());
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}

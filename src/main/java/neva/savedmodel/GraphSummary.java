package neva.savedmodel;

import java.util.List;
import java.util.TreeMap;
import org.tensorflow.proto.MetaGraphDef;

/**
 * One graph of a SavedModel.
 *
 * @param tags by which loaders pick it, such as {@code serve}
 * @param tensorFlowVersion of the program that wrote it; empty where it does not tell
 * @param signatures by ascending key
 * @param ops how many nodes of each kind
 * @param constants its weights, where they are constants
 * @param functions in its library
 */
record GraphSummary(
    List<String> tags,
    String tensorFlowVersion,
    List<SignatureSummary> signatures,
    OpCounts ops,
    ConstantWeights constants,
    int functions) {

  static GraphSummary of(MetaGraphDef graph) {
    return new GraphSummary(
        List.copyOf(graph.getMetaInfoDef().getTagsList()),
        graph.getMetaInfoDef().getTensorflowVersion(),
        signatures(graph),
        OpCounts.of(graph.getGraphDef()),
        ConstantWeights.of(graph.getGraphDef()),
        graph.getGraphDef().getLibrary().getFunctionCount());
  }

  private static List<SignatureSummary> signatures(MetaGraphDef graph) {
    return new TreeMap<>(graph.getSignatureDefMap())
        .entrySet().stream().map(e -> SignatureSummary.of(e.getKey(), e.getValue())).toList();
  }
}

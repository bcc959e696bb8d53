package neva.detection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import neva.annotation.LabelMap;
import neva.savedmodel.GraphFreezer;
import neva.savedmodel.ModelWeights;
import neva.savedmodel.SavedModelWriter;
import neva.ssd.DetectionTensors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Writes a network as the Object Detection API does: the same signature, names of nodes and, as a
 * frozen graph, the same file. Scaling and normalisation are inside.
 */
final class DetectorExport {

  private static final String INPUT = "inputs";
  private static final String FROZEN_GRAPH = "frozen_inference_graph.pb";
  private static final String LABEL_MAP = "label_map.pbtxt";

  private final NetworkSession network;
  private final Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();

  /** Adds the outputs under their names to the graph of {@code network}, which must have none. */
  DetectorExport(NetworkSession network) {
    this.network = network;
    DetectionTensors found = network.inference().detections();
    name(DetectionEnds.BOXES, found.boxes());
    name(DetectionEnds.SCORES, found.scores());
    name(DetectionEnds.CLASSES, found.classes());
    name(DetectionEnds.COUNT, found.count());
    name("raw_detection_boxes", found.rawBoxes());
    name("raw_detection_scores", found.rawScores());
  }

  private void name(String name, Operand<TFloat32> value) {
    outputs.put(name, Ops.create(network.graph()).withName(name).identity(value));
  }

  /**
   * Writes the SavedModel with its variables; the directory appears whole.
   *
   * @param frozen whether {@code frozen_inference_graph.pb} lies beside it
   */
  void write(Path directory, LabelMap labels, boolean frozen) throws IOException {
    SavedModelWriter writer = new SavedModelWriter(network.graph(), network.saver());
    writer.input(INPUT, network.inference().images());
    outputs.forEach(writer::output);
    writer.beside(LABEL_MAP, variables -> labels.text().getBytes(StandardCharsets.UTF_8));
    if (frozen) {
      writer.beside(FROZEN_GRAPH, this::frozenGraph);
    }
    writer.write(directory, network.session());
  }

  private byte[] frozenGraph(Path variables) throws IOException {
    return new GraphFreezer(network.graph().toGraphDef(), ModelWeights.read(variables))
        .freeze(outputs.keySet())
        .toByteArray();
  }
}

package neva.detection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.DetectionTensors;
import neva.savedmodel.GraphFreezer;
import neva.savedmodel.SavedModelWriter;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
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
   * @param pipeline of network and training
   * @param frozen whether {@code frozen_inference_graph.pb} lies beside it
   */
  void write(Path directory, LabelMap labels, PipelineConfig pipeline, boolean frozen)
      throws IOException {
    SavedModelWriter writer = new SavedModelWriter(network.graph(), network.saver());
    writer.input(INPUT, network.inference().images());
    outputs.forEach(writer::output);
    writer.beside(LABEL_MAP, utf8(labels.text()));
    writer.beside(PipelineConfig.FILE_NAME, utf8(pipeline.text()));
    if (frozen) {
      writer.beside(FROZEN_GRAPH, frozenGraph().toByteArray());
    }
    writer.write(directory, network.session());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The graph with constants for variables, under the names of the API. */
  GraphDef frozenGraph() {
    return GraphFreezer.freeze(network.graph(), network.session(), outputs.keySet());
  }
}

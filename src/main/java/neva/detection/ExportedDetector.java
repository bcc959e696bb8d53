package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.ssd.SsdConfig;
import neva.image.Picture;
import neva.io.BadInputException;
import neva.layer.NativeLibrary;
import neva.savedmodel.FrozenGraph;
import neva.savedmodel.Serving;
import neva.savedmodel.SharedSession;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;

/**
 * A detector as it was exported, by the TensorFlow Object Detection API or by Neva; to detect with,
 * not to train.
 *
 * <pre>{@code
 * try (Detector detector = ExportedDetector.load(Path.of("savedmodels/ssd"))) {
 *   detector.predict(Path.of("frog.jpg")).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class ExportedDetector implements Detector {

  private static final LabelMap UNNAMED = LabelMap.of(List.of());

  private final DetectionSession session;
  private final LabelMap labels;

  private ExportedDetector(DetectionSession session, LabelMap labels) {
    this.session = session;
    this.labels = labels;
  }

  /**
   * Loads a detector with the label map that lies beside it; without one, classes are called by
   * their numbers. See {@link #load(Path, LabelMap)}.
   */
  public static ExportedDetector load(Path model) throws IOException {
    return load(model, labelsBeside(model).orElse(UNNAMED));
  }

  /** The label map that lies beside a model, if there is just one. */
  public static Optional<LabelMap> labelsBeside(Path model) throws IOException {
    return ModelFiles.at(model).labels();
  }

  /**
   * Loads any detector that the TensorFlow Object Detection API or Neva exported.
   *
   * @param model the folder of a SavedModel, a frozen graph ({@code .pb}), or a folder that holds
   *     {@code saved_model} or {@code frozen_inference_graph.pb}
   * @param labels the names of the classes
   * @throws BadInputException when it is no model, is damaged, or is no detector
   */
  public static ExportedDetector load(Path model, LabelMap labels) throws IOException {
    ModelFiles files = ModelFiles.at(model);
    return files.isFrozenGraph()
        ? ofFrozenGraph(files.model(), labels)
        : ofSavedModel(files.model(), labels);
  }

  private static ExportedDetector ofSavedModel(Path folder, LabelMap labels) throws IOException {
    DetectionEnds ends = DetectionEnds.of(Serving.signature(folder), folder);
    SavedModelBundle bundle = NativeLibrary.savedModel(folder, Serving.TAG);
    SharedSession session = SharedSession.of(DetectionSession.OWNER, bundle);
    return new ExportedDetector(DetectionSession.of(bundle.graph(), session, ends), labels);
  }

  private static ExportedDetector ofFrozenGraph(Path file, LabelMap labels) throws IOException {
    GraphDef definition = FrozenGraph.read(file);
    DetectionEnds ends = DetectionEnds.of(definition, file);
    try {
      return ofGraph(definition, ends, labels);
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new BadInputException(
          "Expected a graph that TensorFlow knows but it refused %s (%s); export the model again."
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  private static ExportedDetector ofGraph(
      GraphDef definition, DetectionEnds ends, LabelMap labels) {
    Graph graph = NativeLibrary.newGraph();
    try {
      graph.importGraphDef(definition);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
    SharedSession session = SharedSession.of(DetectionSession.OWNER, graph, new Session(graph));
    return new ExportedDetector(DetectionSession.of(graph, session, ends), labels);
  }

  /**
   * Builds Neva's own graph by the {@code pipeline.config} that lies beside the model or in the
   * folder around it, and the label map there; see {@link #rebuild(Path, SsdConfig, LabelMap)}.
   */
  public static ExportedDetector rebuild(Path model) throws IOException {
    SsdConfig config = networkBeside(model);
    return rebuild(model, config, labelsBeside(model).orElse(UNNAMED));
  }

  /** The same with other names of the classes; see {@link #rebuild(Path)}. */
  public static ExportedDetector rebuild(Path model, LabelMap labels) throws IOException {
    return rebuild(model, networkBeside(model), labels);
  }

  private static SsdConfig networkBeside(Path model) throws IOException {
    return ModelFiles.at(model)
        .network()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a pipeline.config beside %s, to know which network it is, but found none; put it there."
                        .formatted(model)));
  }

  /**
   * Builds Neva's own graph and takes the weights from a model: the same detections in less time.
   *
   * @param model a checkpoint, a frozen graph or a SavedModel
   * @param config of the network that was trained
   * @throws BadInputException when there is no model, it is damaged, or lacks a weight of the
   *     network
   */
  public static ExportedDetector rebuild(Path model, SsdConfig config, LabelMap labels)
      throws IOException {
    try (NetworkSession network = NetworkSession.imported(model, config)) {
      return ofGraph(new DetectorExport(network).frozenGraph(), DetectionEnds.EXPORTED, labels);
    }
  }

  @Override
  public LabelMap labels() {
    return labels;
  }

  @Override
  public List<Detection> predict(Picture picture, double minScore) {
    return session.predict(picture, labels, minScore);
  }

  @Override
  public void close() {
    session.close();
  }
}

package neva.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionRecords;
import neva.detection.ssd.SsdConfig;
import neva.image.DamagedImageException;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;
import neva.savedmodel.FrozenGraph;
import neva.savedmodel.Serving;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.GraphDef;

/**
 * Finds objects on pictures with a trained model.
 *
 * <pre>{@code
 * try (var detector = Detector.load(Path.of("savedmodels/ssd"))) {
 *   detector.detect(Path.of("frog.jpg")).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Several threads may detect with one detector at once.
 */
public final class Detector implements AutoCloseable {

  /** The score that a detection needs unless another one is asked for. */
  public static final double MIN_SCORE = 0.5;

  private static final LabelMap UNNAMED = LabelMap.of(List.of());

  private final DetectionSession detection;
  private final LabelMap labels;
  private final Runnable release;

  Detector(DetectionSession detection, LabelMap labels, Runnable release) {
    this.detection = detection;
    this.labels = labels;
    this.release = release;
  }

  /**
   * Loads a detector with the label map that lies beside it; without one, classes are called by
   * their numbers. See {@link #load(Path, LabelMap)}.
   */
  public static Detector load(Path model) throws IOException {
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
  public static Detector load(Path model, LabelMap labels) throws IOException {
    ModelFiles files = ModelFiles.at(model);
    return files.isFrozenGraph()
        ? ofFrozenGraph(files.model(), labels)
        : ofSavedModel(files.model(), labels);
  }

  private static Detector ofSavedModel(Path folder, LabelMap labels) throws IOException {
    DetectionEnds ends = DetectionEnds.of(Serving.signature(folder), folder);
    SavedModelBundle bundle = SavedModelBundle.load(folder.toString(), Serving.TAG);
    return new Detector(
        DetectionSession.of(bundle.graph(), bundle.session(), ends), labels, bundle::close);
  }

  private static Detector ofFrozenGraph(Path file, LabelMap labels) throws IOException {
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

  private static Detector ofGraph(GraphDef definition, DetectionEnds ends, LabelMap labels) {
    Graph graph = new Graph();
    try {
      graph.importGraphDef(definition);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
    Session session = new Session(graph);
    return new Detector(
        DetectionSession.of(graph, session, ends),
        labels,
        () -> {
          session.close();
          graph.close();
        });
  }

  /**
   * Builds Neva's own graph by the {@code pipeline.config} that lies beside the model or in the
   * folder around it, and the label map there; see {@link #rebuild(Path, SsdConfig, LabelMap)}.
   */
  public static Detector rebuild(Path model) throws IOException {
    SsdConfig config = networkBeside(model);
    return rebuild(model, config, labelsBeside(model).orElse(UNNAMED));
  }

  /** The same with other names of the classes; see {@link #rebuild(Path)}. */
  public static Detector rebuild(Path model, LabelMap labels) throws IOException {
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
  public static Detector rebuild(Path model, SsdConfig config, LabelMap labels) throws IOException {
    try (NetworkSession network = NetworkSession.imported(model, config)) {
      return ofGraph(new DetectorExport(network).frozenGraph(), DetectionEnds.EXPORTED, labels);
    }
  }

  /** The names of the classes. */
  public LabelMap labels() {
    return labels;
  }

  /** What is found on a picture with a score of {@value #MIN_SCORE} or more, the best first. */
  public List<Detection> detect(Path picture) throws IOException {
    return detect(picture, MIN_SCORE);
  }

  /**
   * What is found on a picture, the best first, in pixels of the picture as stored.
   *
   * @param minScore of the detections, 0 to 1
   * @throws BadInputException when the file is no picture or damaged
   */
  public List<Detection> detect(Path picture, double minScore) throws IOException {
    return detect(read(picture), minScore);
  }

  /** What is found on a picture, the best first, in its pixels. */
  public List<Detection> detect(Picture picture, double minScore) {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new BadInputException("minScore must be 0 to 1, found " + minScore);
    }
    return detection.detect(picture, labels, minScore);
  }

  /**
   * Detects on all pictures of a set and compares with what is there.
   *
   * @throws BadInputException when a class of the records is not in the label map of the detector,
   *     or a picture cannot be read
   */
  public DetectionResults evaluate(DetectionRecords records) throws IOException {
    return DetectionResults.of(records, labels, (record, picture) -> detect(picture, 0));
  }

  private static Picture read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected a picture but there is no file %s; name another.".formatted(file));
    }
    try {
      return Pictures.decode(Files.readAllBytes(file));
    } catch (DamagedImageException e) {
      throw new BadInputException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    release.run();
  }
}

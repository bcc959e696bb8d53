package neva.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.checkpoint.CheckpointPath;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.io.BadInputException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;

/**
 * The named float32 tensors of a model, wherever it keeps them: in a checkpoint, in the variables
 * of a SavedModel, or in the constants of a frozen graph or SavedModel. The native library is not
 * loaded.
 */
public final class ModelWeights {

  private static final String GRAPH_FILE = "frozen_inference_graph.pb";

  /** Reads the values when they are asked for. */
  @FunctionalInterface
  private interface Values {
    float[] read() throws IOException;
  }

  private record Stored(long[] shape, Values values) {}

  private final Path source;
  private final SortedMap<String, Stored> tensors = new TreeMap<>();

  private ModelWeights(Path source) {
    this.source = source;
  }

  /**
   * Finds the tensors of a model.
   *
   * @param model a frozen graph ({@code .pb}), the folder of a SavedModel, a checkpoint or its
   *     folder; where a folder has several, the checkpoint comes first
   * @throws BadInputException when there is no model, or it is damaged
   */
  public static ModelWeights read(Path model) throws IOException {
    if (model.toString().endsWith(".pb")) {
      return ofFile(model);
    }
    if (Files.exists(model.resolve(SavedModelReader.FILE_NAME))) {
      return ofSavedModel(model);
    }
    if (Files.exists(model.resolve(GRAPH_FILE)) && !Files.exists(model.resolve("checkpoint"))) {
      return ofFile(model.resolve(GRAPH_FILE));
    }
    return ofCheckpoint(CheckpointPath.resolve(model));
  }

  private static ModelWeights ofFile(Path file) throws IOException {
    return file.endsWith(SavedModelReader.FILE_NAME)
        ? ofSavedModel(file.toAbsolutePath().getParent())
        : ofConstants(file, FrozenGraph.read(file));
  }

  private static ModelWeights ofSavedModel(Path folder) throws IOException {
    if (SavedModelReader.hasVariables(folder)) {
      ModelWeights variables = ofCheckpoint(folder.resolve("variables/variables"));
      if (!variables.tensors.isEmpty()) {
        return variables;
      }
    }
    MetaGraphDef graph = SavedModelReader.read(folder).getMetaGraphs(0);
    return ofConstants(folder, graph.getGraphDef());
  }

  private static ModelWeights ofConstants(Path source, GraphDef graph) {
    ModelWeights weights = new ModelWeights(source);
    graph.getNodeList().stream()
        .filter(node -> node.getOp().equals("Const") && node.containsAttr("value"))
        .map(ConstantTensor::of)
        .filter(constant -> constant.tensor().getDtype() == DataType.DT_FLOAT)
        .forEach(
            constant ->
                weights.tensors.put(
                    constant.name(), new Stored(constant.shape(), constant::values)));
    return weights;
  }

  private static ModelWeights ofCheckpoint(Path prefix) throws IOException {
    TensorBundle bundle = TensorBundle.open(prefix);
    ModelWeights weights = new ModelWeights(prefix);
    for (TensorEntry entry : bundle.entries()) {
      if (entry.dtype() == DataType.DT_FLOAT && !entry.partitioned()) {
        String name = entry.name();
        weights.tensors.put(name, new Stored(entry.shape(), () -> bundle.floats(name)));
      }
    }
    return weights;
  }

  /** The file or folder that they were found in. */
  public Path source() {
    return source;
  }

  /** All names, ascending. */
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  /** The sizes of a tensor, none for a scalar. */
  public long[] shape(String name) {
    return stored(name).shape.clone();
  }

  /**
   * The values of a tensor in row-major order.
   *
   * @throws BadInputException when they are damaged
   */
  public float[] values(String name) throws IOException {
    return stored(name).values.read();
  }

  private Stored stored(String name) {
    Stored stored = tensors.get(name);
    if (stored == null) {
      throw new IllegalArgumentException("name must be one of names(), found " + name);
    }
    return stored;
  }
}

package neva.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import neva.checkpoint.Saver;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.io.TemporaryName;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AssetFileDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TString;

/**
 * Writes a graph and its variables as a SavedModel with tag {@code serve} and signature {@code
 * serving_default}, for TensorFlow Serving, {@code SavedModelBundle} and Python alike.
 */
public final class SavedModelWriter {

  private static final String METHOD = "tensorflow/serving/predict";

  private final Graph graph;
  private final Saver saver;
  private final SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName(METHOD);
  private final Map<String, String> assets = new LinkedHashMap<>();
  private final Map<String, byte[]> neighbours = new LinkedHashMap<>();
  private final MetaGraphDef.Builder metaGraph = MetaGraphDef.newBuilder();

  /**
   * @param saver of the graph's variables
   */
  public SavedModelWriter(Graph graph, Saver saver) {
    this.graph = graph;
    this.saver = saver;
  }

  /** Names an input of the signature. */
  public SavedModelWriter input(String key, Operand<?> operand) {
    signature.putInputs(key, info(operand));
    return this;
  }

  /** Names an output of the signature. */
  public SavedModelWriter output(String key, Operand<?> operand) {
    signature.putOutputs(key, info(operand));
    return this;
  }

  /** Adds a text file under {@code assets/}, which the graph knows by a constant of its path. */
  public SavedModelWriter asset(String fileName, String content) {
    Ops tf = Ops.create(graph);
    String node = "asset_" + fileName.replaceAll("\\W", "_");
    Operand<TString> path = tf.withName(node).constant(fileName);
    metaGraph.addAssetFileDef(
        AssetFileDef.newBuilder()
            .setFilename(fileName)
            .setTensorInfo(TensorInfo.newBuilder().setName(path.op().name() + ":0")));
    assets.put(fileName, content);
    return this;
  }

  /** Adds a file beside {@code saved_model.pb}, of which the graph knows nothing. */
  public SavedModelWriter beside(String fileName, byte[] content) {
    neighbours.put(fileName, content);
    return this;
  }

  /**
   * Writes the SavedModel; the directory appears whole. A SavedModel that is there is replaced.
   *
   * @param session with the values of the variables
   * @throws BadInputException when the directory holds something else than a SavedModel
   * @throws IOException when it cannot be written; what was there is as before
   */
  public void write(Path directory, Session session) throws IOException {
    Path target = directory.toAbsolutePath();
    requireReplaceable(target);
    Files.createDirectories(target.getParent());
    Path pending = target.resolveSibling(TemporaryName.of(target.getFileName().toString()));
    try {
      saver.save(session, pending.resolve("variables/variables"));
      for (Map.Entry<String, String> asset : assets.entrySet()) {
        AtomicFile.write(pending.resolve("assets").resolve(asset.getKey()), asset.getValue());
      }
      for (Map.Entry<String, byte[]> neighbour : neighbours.entrySet()) {
        AtomicFile.write(
            pending.resolve(neighbour.getKey()), out -> out.write(neighbour.getValue()));
      }
      AtomicFile.write(pending.resolve("saved_model.pb"), savedModel()::writeTo);
      FileTree.delete(target);
      Files.move(pending, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileTree.delete(pending);
    }
    AtomicFile.syncFolder(target.getParent());
  }

  private static void requireReplaceable(Path target) throws IOException {
    if (!Files.exists(target) || Files.exists(target.resolve("saved_model.pb"))) {
      return;
    }
    try (Stream<Path> content = Files.list(target)) {
      if (content.findAny().isPresent()) {
        throw new BadInputException(
            "Expected %s to be new, empty or a SavedModel but it holds other files: name another folder."
                .formatted(target));
      }
    }
  }

  private SavedModel savedModel() {
    metaGraph
        .setMetaInfoDef(
            MetaGraphDef.MetaInfoDef.newBuilder()
                .addTags(Serving.TAG)
                .setTensorflowVersion(TensorFlow.version()))
        .setGraphDef(graph.toGraphDef())
        .setSaverDef(saver.saverDef())
        .putSignatureDef(Serving.SIGNATURE, signature.build());
    return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(metaGraph).build();
  }

  private static TensorInfo info(Operand<?> operand) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : operand.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(operand.op().name() + ":" + operand.asOutput().index())
        .setDtype(operand.asOutput().dataType())
        .setTensorShape(shape)
        .build();
  }
}

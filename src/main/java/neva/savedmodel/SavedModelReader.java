package neva.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import neva.checkpoint.TensorBundle;
import neva.io.BadInputException;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/**
 * Reads {@code saved_model.pb} in pure Java and checks it, so that the native library need not meet
 * what is broken.
 */
final class SavedModelReader {

  static final String FILE_NAME = "saved_model.pb";
  static final long SCHEMA_VERSION = 1;

  private SavedModelReader() {}

  /**
   * The whole message of the SavedModel in {@code folder}.
   *
   * @throws BadInputException when there is none, or it is damaged or without a graph
   */
  static SavedModel read(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    SavedModel model = parse(folder, file);
    if (model.getMetaGraphsCount() == 0 || model.getSavedModelSchemaVersion() != SCHEMA_VERSION) {
      throw new BadInputException(
          ("Expected a SavedModel of version 1 with a graph but was version %d with %d in %s;"
                  + " export the model again.")
              .formatted(model.getSavedModelSchemaVersion(), model.getMetaGraphsCount(), file));
    }
    return model;
  }

  private static SavedModel parse(Path folder, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          ("Expected a SavedModel with the file %s but was none in %s;"
                  + " name the folder that holds it.")
              .formatted(FILE_NAME, folder));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SavedModel.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new BadInputException(
          ("Expected a SavedModel but was other or damaged data in %s;"
                  + " copy the file again or export the model again.")
              .formatted(file),
          e);
    }
  }

  /**
   * The graph that is tagged {@code tag} and nothing else, as TensorFlow's loader picks it. Its
   * variables are read and checked, so that the model may then be loaded natively.
   *
   * @throws BadInputException when there is no such graph, or the model or its variables are
   *     damaged
   */
  static MetaGraphDef read(Path folder, String tag) throws IOException {
    List<MetaGraphDef> graphs = read(folder).getMetaGraphsList();
    for (MetaGraphDef graph : graphs) {
      if (tags(graph).equals(Set.of(tag))) {
        requireSoundVariables(folder, graph);
        return graph;
      }
    }
    throw new BadInputException(
        "Expected a graph tagged %s but was %s in %s; export the model for serving."
            .formatted(tag, graphs.stream().map(SavedModelReader::tags).toList(), folder));
  }

  private static Set<String> tags(MetaGraphDef graph) {
    return Set.copyOf(graph.getMetaInfoDef().getTagsList());
  }

  private static void requireSoundVariables(Path folder, MetaGraphDef graph) throws IOException {
    Path prefix = folder.resolve("variables/variables");
    if (hasVariables(folder)) {
      TensorBundle.open(prefix).verify();
    } else if (OpCounts.of(graph.getGraphDef()).variables() > 0) {
      throw new BadInputException(
          ("Expected the values of the graph's variables but was no such file in %s.index;"
                  + " copy the whole folder of the model.")
              .formatted(prefix));
    }
  }

  static boolean hasVariables(Path folder) {
    return Files.exists(folder.resolve("variables/variables.index"));
  }
}

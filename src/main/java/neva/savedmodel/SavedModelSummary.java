package neva.savedmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import org.tensorflow.proto.SavedModel;

/**
 * What a SavedModel offers and holds, found without loading it.
 *
 * @param folder that holds it
 * @param graphs it consists of, as a rule one
 * @param variables its saved values, if it has any
 * @param assets the files that go with it, relative to {@code folder}
 */
record SavedModelSummary(
    Path folder, List<GraphSummary> graphs, Optional<TensorBundle> variables, List<String> assets) {

  private static final String OBJECT_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH";

  /**
   * Reads the SavedModel in {@code folder}, of its variables the index alone.
   *
   * @throws neva.io.BadInputException when there is none or it is damaged
   */
  static SavedModelSummary of(Path folder) throws IOException {
    SavedModel model = SavedModelReader.read(folder);
    Optional<TensorBundle> variables =
        SavedModelReader.hasVariables(folder)
            ? Optional.of(TensorBundle.open(folder.resolve("variables/variables")))
            : Optional.empty();
    return new SavedModelSummary(
        folder,
        model.getMetaGraphsList().stream().map(GraphSummary::of).toList(),
        variables.filter(SavedModelSummary::holdsValues),
        assets(folder));
  }

  /** TensorFlow 2 saves a description of the objects even where there is no variable. */
  private static boolean holdsValues(TensorBundle bundle) {
    return bundle.entries().stream().map(TensorEntry::name).anyMatch(n -> !n.equals(OBJECT_GRAPH));
  }

  private static List<String> assets(Path folder) throws IOException {
    Path assets = folder.resolve("assets");
    if (!Files.isDirectory(assets)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(assets)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Whether the weights are constants in the graphs: nothing is left to train. */
  boolean frozen() {
    return variables.isEmpty() && graphs.stream().allMatch(graph -> graph.ops().variables() == 0);
  }
}

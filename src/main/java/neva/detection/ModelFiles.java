package neva.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.SsdConfig;

/**
 * Where the parts of a model lie, in the layouts that are in use: the API's export folder with
 * {@code saved_model} and {@code frozen_inference_graph.pb} in it, each of these alone, and Neva's
 * export.
 *
 * @param model the folder of a SavedModel, or the file of a frozen graph
 */
record ModelFiles(Path model) {

  private static final String SAVED_MODEL = "saved_model.pb";
  private static final String FROZEN_GRAPH = "frozen_inference_graph.pb";
  private static final Pattern LABEL_MAP = Pattern.compile(".*label_map.*\\.pbtxt");

  /** Finds the model that {@code path} means; where there is none, the path itself. */
  static ModelFiles at(Path path) {
    Path folder = path.toAbsolutePath();
    if (path.endsWith(SAVED_MODEL)) {
      return new ModelFiles(folder.getParent());
    }
    return Stream.of(folder, folder.resolve("saved_model"))
        .filter(each -> Files.exists(each.resolve(SAVED_MODEL)))
        .findFirst()
        .or(() -> Optional.of(folder.resolve(FROZEN_GRAPH)).filter(Files::exists))
        .map(ModelFiles::new)
        .orElse(new ModelFiles(path));
  }

  boolean isFrozenGraph() {
    return model.toString().endsWith(".pb");
  }

  /** The label map in the folder of the model or the folder around it, if there is just one. */
  Optional<LabelMap> labels() throws IOException {
    for (Path each : folders()) {
      List<Path> maps = labelMaps(each);
      if (maps.size() == 1) {
        return Optional.of(LabelMap.read(maps.get(0)));
      }
    }
    return Optional.empty();
  }

  /** The network that a pipeline.config in the folder of the model or around it describes. */
  Optional<SsdConfig> network() throws IOException {
    for (Path each : folders()) {
      Path file = each.resolve(PipelineConfig.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(PipelineConfig.read(file, warning -> {}).model());
      }
    }
    return Optional.empty();
  }

  /** That of the model and the one around it. */
  private List<Path> folders() {
    Path folder =
        Files.isDirectory(model) ? model.toAbsolutePath() : model.toAbsolutePath().getParent();
    return Stream.of(folder, folder.getParent()).filter(Objects::nonNull).toList();
  }

  private static List<Path> labelMaps(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> LABEL_MAP.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neva.detection.DetectorRun;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.RecordInput;
import neva.io.BadInputException;
import neva.tfrecord.Shards;
import picocli.CommandLine.Option;

/** The options that name records and their label map. */
final class DetectFiles {

  private static final String LABEL_MAP = "label_map.pbtxt";

  @Option(
      names = "--train",
      arity = "1..*",
      paramLabel = "FILES",
      description =
          "Record files to learn from, such as 'train.record-*' (default: drawn scenes with frogs).")
  private List<String> train;

  @Option(
      names = "--eval",
      arity = "1..*",
      paramLabel = "FILES",
      description = "Record files to measure on (default: a share of --train is held out).")
  private List<String> eval;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The label map (default: label_map.pbtxt beside the first record file).")
  private Path labels;

  /** Takes from a pipeline.config what no option gives. */
  void complete(PipelineConfig pipeline) {
    train = train == null ? named(pipeline.trainInput()) : train;
    eval = eval == null ? named(pipeline.evalInput()) : eval;
    String map = pipeline.trainInput().labelMap();
    labels = labels == null && isNamed(map) ? Path.of(map) : labels;
  }

  private static List<String> named(RecordInput input) {
    List<String> names = input.records().stream().filter(DetectFiles::isNamed).toList();
    return names.isEmpty() ? null : names;
  }

  /** The samples of the API have other words where a path belongs. */
  static boolean isNamed(String path) {
    return !path.isEmpty() && !path.contains("PATH_TO_BE_CONFIGURED");
  }

  /** Takes from the run that is continued what no option gives. */
  void complete(DetectorRun run) {
    train = train == null ? run.train() : train;
    boolean named = !run.eval().isEmpty() && !run.holdsShareOut();
    eval = eval == null && named ? run.eval() : eval;
  }

  /** Takes the sample when no records are named; returns whether it did. */
  boolean completeWithSample() throws IOException {
    boolean sample = train == null;
    if (sample) {
      if (eval != null) {
        throw new BadInputException("Expected --train FILES with --eval but found none.");
      }
      Path records = SampleSet.records();
      train = List.of(records.resolve("train.record-*").toString());
      eval = List.of(records.resolve("eval.record-*").toString());
      labels = labels == null ? SampleSet.labels() : labels;
    }
    return sample;
  }

  List<Path> train() throws IOException {
    return sorted(train);
  }

  Optional<List<Path>> eval() throws IOException {
    return eval == null ? Optional.empty() : Optional.of(sorted(eval));
  }

  /** As the run records them: what is held out depends on the order. */
  private static List<Path> sorted(List<String> patterns) throws IOException {
    List<Path> files = new ArrayList<>(Shards.expand(patterns));
    files.sort(Comparator.comparing(Path::toString));
    return files;
  }

  boolean hasLabels() {
    return labels != null;
  }

  LabelMap labels() throws IOException {
    Path map = labels == null ? train().get(0).resolveSibling(LABEL_MAP) : labels;
    if (labels == null && !Files.isRegularFile(map)) {
      throw new BadInputException(
          "Expected --labels FILE but found none, and there is no %s.".formatted(map));
    }
    return LabelMap.read(map);
  }
}

package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import neva.detection.DetectorRun;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.sample.DetectionData;
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
          "Training record files, such as 'train.record-*' (default: drawn scenes with frogs).")
  private List<String> train;

  @Option(
      names = "--eval",
      arity = "1..*",
      paramLabel = "FILES",
      description =
          "Validation record files, which choose the best weights (default: a fraction of --train"
              + " is held out).")
  private List<String> eval;

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "FILES",
      description =
          "Test record files, evaluated once, at the end of the training (default: none).")
  private List<String> test;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The label map (default: label_map.pbtxt beside the first record file).")
  private Path labels;

  /** Takes from a pipeline.config what no option gives. */
  void complete(PipelineConfig pipeline) {
    train = completed(train, pipeline.trainInput().namedRecords());
    eval = completed(eval, pipeline.evalInput().namedRecords());
    labels = labels == null ? pipeline.trainInput().namedLabelMap().orElse(null) : labels;
  }

  /** Takes from the run that is continued what no option gives. */
  void complete(DetectorRun run) {
    train = completed(train, run.train());
    eval = completed(eval, run.validation());
    test = completed(test, run.test());
  }

  private static List<String> completed(List<String> given, List<String> named) {
    return given == null && !named.isEmpty() ? named : given;
  }

  /** Takes the sample when no records are named; returns whether it did. */
  boolean completeWithSample() throws IOException {
    boolean sample = train == null;
    if (sample) {
      if (eval != null || test != null) {
        throw new BadInputException(
            "Expected --train FILES with %s but found none."
                .formatted(eval == null ? "--test" : "--eval"));
      }
      Path records = SampleSet.records();
      train = List.of(records.resolve("train.record-*").toString());
      eval = List.of(records.resolve("eval.record-*").toString());
      labels = labels == null ? SampleSet.labels() : labels;
    }
    return sample;
  }

  DetectionData open(LabelMap labels) throws IOException {
    return DetectionData.open(labels, sorted(train), sorted(eval), sorted(test));
  }

  /** As the run records them: what is held out depends on the order. */
  private static List<Path> sorted(List<String> patterns) throws IOException {
    if (patterns == null) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(Shards.expand(patterns));
    files.sort(Comparator.comparing(Path::toString));
    return files;
  }

  boolean hasLabels() {
    return labels != null;
  }

  LabelMap labels() throws IOException {
    Path map = labels == null ? sorted(train).get(0).resolveSibling(LABEL_MAP) : labels;
    if (labels == null && !Files.isRegularFile(map)) {
      throw new BadInputException(
          "Expected --labels FILE but found none, and there is no %s.".formatted(map));
    }
    return LabelMap.read(map);
  }
}

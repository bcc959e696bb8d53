package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.detection.DetectionReport;
import neva.detection.DetectionResults;
import neva.detection.Detector;
import neva.detection.DetectorRun;
import neva.detection.SsdDetector;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.DetectionRecords;
import neva.io.BadInputException;
import neva.tfrecord.Shards;
import neva.training.Run;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva detect evaluate}. */
@Command(
    name = "evaluate",
    description = "Measure a detector on records as COCO and Pascal VOC do, class by class.")
final class DetectEvaluate implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--eval",
      arity = "1..*",
      paramLabel = "FILES",
      description = "Record files, such as 'eval.record-*' (default: those of the run).")
  private List<String> eval;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "The label map of the records (default: that of the detector), and of a model that has"
              + " none beside it.")
  private Path labels;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: report/ in the run; none with --model).")
  private Path out;

  /** Either of them. */
  static final class Source {

    @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
    private Path run;

    @Option(
        names = "--model",
        paramLabel = "PATH",
        required = true,
        description = "The folder of a SavedModel, or a frozen graph (.pb).")
    private Path model;
  }

  @Override
  public Integer call() throws IOException {
    if (source.run == null) {
      evaluateModel();
    } else {
      evaluateRun(ExistingRun.at(source.run));
    }
    return 0;
  }

  private void evaluateModel() throws IOException {
    if (eval == null) {
      throw new BadInputException("Expected --eval FILES with --model but found none.");
    }
    LabelMap map = labelsOfModel();
    try (DetectionRecords records = records(eval, map);
        Detector detector = Detector.load(source.model, map)) {
      report(detector.evaluate(records), out);
    }
  }

  private LabelMap labelsOfModel() throws IOException {
    Optional<LabelMap> beside = Detector.labelsBeside(source.model);
    if (beside.isEmpty() && labels == null) {
      throw new BadInputException(
          "Expected --labels FILE but found none, and no label map lies beside %s."
              .formatted(source.model));
    }
    return beside.isPresent() ? beside.get() : LabelMap.read(labels);
  }

  private void evaluateRun(Run run) throws IOException {
    DetectorRun record = DetectorRun.read(run);
    if (eval == null && record.eval().isEmpty()) {
      throw new BadInputException(
          "Expected --eval FILES but found none, and the run held nothing out.");
    }
    try (DetectionRecords records =
            records(eval == null ? record.eval() : eval, record.labelMap());
        SsdDetector detector = SsdDetector.load(run)) {
      DetectionRecords part = eval == null ? DetectData.heldOut(record, records) : records;
      report(detector.evaluate(part), out == null && eval == null ? run.report() : out);
    }
  }

  private DetectionRecords records(List<String> files, LabelMap ofDetector) throws IOException {
    LabelMap map = labels == null ? ofDetector : LabelMap.read(labels);
    return DetectionRecords.open(Shards.expand(files), map);
  }

  private static void report(DetectionResults results, Path folder) throws IOException {
    if (folder != null) {
      Figures.write(() -> new DetectionReport(folder).writeResults(results, "eval"));
      System.out.printf("report:   %s%n", folder);
    }
    System.out.print(DetectionText.of(results));
  }
}

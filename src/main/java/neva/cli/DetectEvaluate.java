package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.dataset.Part;
import neva.detection.DetectionReport;
import neva.detection.DetectionResults;
import neva.detection.Detector;
import neva.detection.DetectorRun;
import neva.detection.ExportedDetector;
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
    description =
        "Evaluate a detector on records with the COCO and Pascal VOC metrics, class by class.")
final class DetectEvaluate implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "FILES",
      description =
          "Test record files, such as 'test.record-*' (default: the test set of the run, or else its"
              + " validation set).")
  private List<String> test;

  @Option(
      names = "--eval",
      arity = "1..*",
      paramLabel = "FILES",
      description = "Validation record files, in place of --test (default: see --test).")
  private List<String> eval;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Label map of the records, and of a model without one beside it (default: that of the"
              + " detector).")
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
    if (test != null && eval != null) {
      throw new BadInputException("Expected --test or --eval but found both.");
    }
    if (source.run == null) {
      evaluateModel();
    } else {
      evaluateRun(ExistingRun.at(source.run));
    }
    return 0;
  }

  private void evaluateModel() throws IOException {
    if (files() == null) {
      throw new BadInputException("Expected --test FILES with --model but found none.");
    }
    LabelMap map = labelsOfModel();
    try (DetectionRecords given = open(map);
        Detector detector = ExportedDetector.load(source.model, map)) {
      report(detector.evaluate(given), out, givenPart());
    }
  }

  private LabelMap labelsOfModel() throws IOException {
    Optional<LabelMap> beside = ExportedDetector.labelsBeside(source.model);
    if (beside.isEmpty() && labels == null) {
      throw new BadInputException(
          "Expected --labels FILE but found none, and no label map lies beside %s."
              .formatted(source.model));
    }
    return beside.isPresent() ? beside.get() : LabelMap.read(labels);
  }

  private void evaluateRun(Run run) throws IOException {
    DetectorRun record = DetectorRun.read(run);
    boolean own = files() == null;
    if (own && record.measuredPart().isEmpty()) {
      throw new BadInputException(
          "Expected --test FILES but found none, and the run has neither a test nor a validation set.");
    }
    try (DetectionRecords measured =
            own ? record.openMeasured(labels(record.labelMap())) : open(record.labelMap());
        SsdDetector detector = SsdDetector.load(run)) {
      Path folder = out == null && own ? run.report() : out;
      report(detector.evaluate(measured), folder, own ? part(record) : givenPart());
    }
  }

  /** What the options name; null for nothing. */
  private List<String> files() {
    return test == null ? eval : test;
  }

  private DetectionRecords open(LabelMap ofDetector) throws IOException {
    return DetectionRecords.open(Shards.expand(files()), labels(ofDetector));
  }

  private LabelMap labels(LabelMap ofDetector) throws IOException {
    return labels == null ? ofDetector : LabelMap.read(labels);
  }

  /** As the files of a report are called. */
  private String givenPart() {
    return test == null ? "eval" : "test";
  }

  private static String part(DetectorRun run) {
    return run.measuredPart().orElseThrow() == Part.TEST ? "test" : "eval";
  }

  private static void report(DetectionResults results, Path folder, String part)
      throws IOException {
    if (folder != null) {
      Figures.write(() -> new DetectionReport(folder).writeResults(results, part));
      System.out.printf("report:   %s%n", folder);
    }
    System.out.print(DetectionText.of(results));
  }
}

package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neva.dataset.Part;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.DetectionData;
import neva.detection.sample.DetectionRecords;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.training.ConfigDifference;
import neva.training.Run;
import neva.training.TrainingConfig;
import neva.training.Versions;

/**
 * What {@code config.json} of a detection run records.
 *
 * @param task always {@code detect}
 * @param train the record files that it learns from
 * @param trainFingerprint of them
 * @param validation the record files that choose the best weights; none when these are cut from
 *     those to learn from, by the configuration's {@code validationSplit}, or nothing is held out
 * @param validationFingerprint of them; empty when there is none
 * @param test the record files that it is measured on at the end; none when there are none
 * @param recordLabels the label map of the records, in its text form
 * @param labels the label map of the network, in its text form
 * @param config every option
 * @param versions of Neva and of what it ran on
 */
public record DetectorRun(
    String task,
    List<String> train,
    String trainFingerprint,
    List<String> validation,
    String validationFingerprint,
    List<String> test,
    String recordLabels,
    String labels,
    DetectorConfig config,
    Map<String, String> versions) {

  private static final String TASK = "detect";

  static DetectorRun of(DetectionData data, LabelMap labels, DetectorConfig config) {
    return new DetectorRun(
        TASK,
        files(data.training()),
        data.training().fingerprint(),
        data.validation().map(DetectorRun::files).orElse(List.of()),
        data.validation().map(DetectionRecords::fingerprint).orElse(""),
        data.test().map(DetectorRun::files).orElse(List.of()),
        data.training().labels().text(),
        labels.text(),
        config,
        Versions.here());
  }

  /** In their order, on which what is held out depends. */
  private static List<String> files(DetectionRecords records) {
    return records.files().stream().map(Path::toString).toList();
  }

  /**
   * Reads the record of an earlier run.
   *
   * @throws BadInputException when there is none, or it is of another task
   */
  public static DetectorRun read(Run run) throws IOException {
    return run.config(TASK, DetectorRun.class);
  }

  /** The classes of the records; where classes of a base are kept, the network has more. */
  public LabelMap recordLabelMap() {
    return LabelMap.parse(recordLabels, "the recordLabels of config.json");
  }

  /** The classes of the network. */
  public LabelMap labelMap() {
    return LabelMap.parse(labels, "the labels of config.json");
  }

  /** The part that the run is measured on at the end; empty where it held nothing out. */
  public Optional<Part> measuredPart() {
    if (!test.isEmpty()) {
      return Optional.of(Part.TEST);
    }
    boolean validated = !validation.isEmpty() || config.training().validationSplit() > 0;
    return validated ? Optional.of(Part.VALIDATION) : Optional.empty();
  }

  /**
   * Opens the records of that part: the test files, those for validation, or what was cut for it
   * from those to learn from.
   *
   * @param labels the classes of the records
   * @throws BadInputException when the run held nothing out, or a file cannot be used any more
   */
  public DetectionRecords openMeasured(LabelMap labels) throws IOException {
    Part part =
        measuredPart()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "Expected records to measure on but the run held nothing out; name some."));
    List<String> files = part == Part.TEST ? test : validation;
    DetectionRecords records =
        DetectionRecords.open(paths(files.isEmpty() ? train : files), labels);
    TrainingConfig training = config.training();
    return files.isEmpty()
        ? records.split(training.validationSplit(), training.seed()).heldOut()
        : records;
  }

  private static List<Path> paths(List<String> files) {
    return files.stream().map(Path::of).toList();
  }

  /** Refuses to go on with other data, classes or options than the run began with. */
  void requireContinuable(DetectorRun now) {
    requireSame("other records to train on", trainFingerprint, now.trainFingerprint);
    requireSame("other records to validate on", validationFingerprint, now.validationFingerprint);
    requireSame("another label map", recordLabels, now.recordLabels);
    requireSame("another label map", labels, now.labels);
    ConfigDifference.requireContinuable(config, now.config, config.training().schedule());
  }

  private static void requireSame(String what, String before, String now) {
    if (!before.equals(now)) {
      throw new BadInputException(
          "The run began with %s than it is given now: restore the data, or begin another run."
              .formatted(what),
          Hint.START_OVER);
    }
  }
}

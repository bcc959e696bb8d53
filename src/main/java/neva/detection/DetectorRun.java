package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.DetectionRecords;
import neva.io.BadInputException;
import neva.training.ConfigDifference;
import neva.training.Run;
import neva.training.Versions;

/**
 * What {@code config.json} of a detection run records.
 *
 * @param task always {@code detect}
 * @param train the record files that it learns from
 * @param trainFingerprint of them
 * @param eval the record files that it is measured on; none when nothing is held out
 * @param evalFingerprint of them; empty when there is none
 * @param recordLabels the label map of the records, in its text form
 * @param labels the label map of the network, in its text form
 * @param config every option
 * @param versions of Neva and of what it ran on
 */
public record DetectorRun(
    String task,
    List<String> train,
    String trainFingerprint,
    List<String> eval,
    String evalFingerprint,
    String recordLabels,
    String labels,
    DetectorConfig config,
    Map<String, String> versions) {

  private static final String TASK = "detect";

  /**
   * @param eval null when nothing is held out
   */
  static DetectorRun of(
      DetectionRecords train, DetectionRecords eval, LabelMap labels, DetectorConfig config) {
    return new DetectorRun(
        TASK,
        files(train),
        train.fingerprint(),
        eval == null ? List.of() : files(eval),
        eval == null ? "" : eval.fingerprint(),
        train.labels().text(),
        labels.text(),
        config,
        Versions.here());
  }

  private static List<String> files(DetectionRecords records) {
    return records.files().stream().map(Path::toString).sorted().toList();
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

  /** Whether it is measured on a share of the records that it is named for training. */
  public boolean holdsShareOut() {
    return config.training().validationSplit() > 0 && eval.equals(train);
  }

  /** Refuses to go on with other data, classes or options than the run began with. */
  void requireContinuable(DetectorRun now) {
    requireSame("other records to train on", trainFingerprint, now.trainFingerprint);
    requireSame("other records to evaluate on", evalFingerprint, now.evalFingerprint);
    requireSame("another label map", recordLabels, now.recordLabels);
    requireSame("another label map", labels, now.labels);
    ConfigDifference.requireContinuable(config, now.config, config.training().schedule());
  }

  private static void requireSame(String what, String before, String now) {
    if (!before.equals(now)) {
      throw new BadInputException(
          "The run began with %s than it is given now: restore the data, or start over with --fresh."
              .formatted(what));
    }
  }
}

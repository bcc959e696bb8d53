package neva.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.detection.DetectorRun;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.DetectionRecords;
import neva.training.TrainingConfig;

/** Open records to learn from and, mostly, others to measure on. */
final class DetectData implements Closeable {

  private final DetectionRecords all;
  private final Optional<DetectionRecords> eval;

  private DetectData(DetectionRecords all, Optional<DetectionRecords> eval) {
    this.all = all;
    this.eval = eval;
  }

  static DetectData open(List<Path> train, Optional<List<Path>> eval, LabelMap labels)
      throws IOException {
    DetectionRecords all = DetectionRecords.open(train, labels);
    try {
      return new DetectData(
          all,
          eval.isEmpty()
              ? Optional.empty()
              : Optional.of(DetectionRecords.open(eval.get(), labels)));
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /** Pictures to learn from, with what will be held out. */
  int pictures() {
    return all.size();
  }

  boolean hasEval() {
    return eval.isPresent();
  }

  DetectionRecords training(TrainingConfig config) {
    return eval.isPresent() ? all : all.split(config.validationSplit(), config.seed()).training();
  }

  /** Nothing when no file is given and no share is held out. */
  Optional<DetectionRecords> heldOut(TrainingConfig config) {
    if (eval.isPresent() || config.validationSplit() == 0) {
      return eval;
    }
    return Optional.of(all.split(config.validationSplit(), config.seed()).heldOut());
  }

  /** The pictures that a run measures on, of the records that it names for this. */
  static DetectionRecords heldOut(DetectorRun run, DetectionRecords records) {
    TrainingConfig config = run.config().training();
    return run.holdsShareOut()
        ? records.split(config.validationSplit(), config.seed()).heldOut()
        : records;
  }

  @Override
  public void close() throws IOException {
    try (all) {
      if (eval.isPresent()) {
        eval.get().close();
      }
    }
  }
}

package neva.detection.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import neva.detection.annotation.LabelMap;

/**
 * The annotated pictures of a training in their three parts.
 *
 * @param training what is trained on
 * @param validation what chooses the best weights; where it is empty, a part of the training
 *     pictures is held out for it, see {@link #heldOut}
 * @param test what is measured once, at the end; {@code fit} does not look at it
 */
public record DetectionData(
    DetectionRecords training,
    Optional<DetectionRecords> validation,
    Optional<DetectionRecords> test)
    implements Closeable {

  /** Pictures to train on alone. */
  public static DetectionData of(DetectionRecords training) {
    return new DetectionData(training, Optional.empty(), Optional.empty());
  }

  /** The same with other pictures that choose the best weights. */
  public DetectionData withValidation(DetectionRecords validation) {
    return new DetectionData(training, Optional.of(validation), test);
  }

  /** The same with other pictures to measure on at the end. */
  public DetectionData withTest(DetectionRecords test) {
    return new DetectionData(training, validation, Optional.of(test));
  }

  /**
   * Opens the record files of all parts; see {@link DetectionRecords#open}.
   *
   * @param labels the classes there are
   * @param validation no files for none
   * @param test no files for none
   * @throws neva.io.BadInputException when a file cannot be used; all are closed then
   */
  public static DetectionData open(
      LabelMap labels, List<Path> training, List<Path> validation, List<Path> test)
      throws IOException {
    List<DetectionRecords> open = new ArrayList<>();
    try {
      for (List<Path> part : List.of(training, validation, test)) {
        open.add(part.isEmpty() ? null : DetectionRecords.open(part, labels));
      }
      return new DetectionData(
          open.get(0), Optional.ofNullable(open.get(1)), Optional.ofNullable(open.get(2)));
    } catch (IOException | RuntimeException e) {
      open.removeIf(part -> part == null);
      DetectionRecords.closeAll(open);
      throw e;
    }
  }

  /**
   * The same data with a validation set: the one there is, or pictures that are cut from the
   * training set, chosen by the seed alone. The test set is never touched.
   *
   * @param fraction of the training pictures, at least 0 and below 1; 0 for no validation
   * @throws neva.io.BadInputException when none would be left to train on
   */
  public DetectionData heldOut(double fraction, long seed) {
    if (validation.isPresent() || fraction == 0) {
      return this;
    }
    DetectionRecords.Split split = training.split(fraction, seed);
    return new DetectionData(split.training(), Optional.of(split.heldOut()), test);
  }

  @Override
  public void close() throws IOException {
    DetectionRecords.closeAll(
        Stream.of(Optional.of(training), validation, test).flatMap(Optional::stream).toList());
  }
}

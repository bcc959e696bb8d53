package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionRecord;
import neva.detection.sample.DetectionRecords;
import neva.detection.sample.TrueObject;
import neva.image.Picture;
import neva.io.BadInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up detections on drawn scenes with frogs and fishes. */
class DetectionResultsTest {

  /** The classes of the records in another order, and one that they do not have. */
  private static final LabelMap LABELS = LabelMap.of(List.of("fish", "newt", "frog"));

  @TempDir Path folder;
  private DetectionRecords records;

  @BeforeEach
  void open() throws IOException {
    records = SmallDetector.records(folder);
  }

  @AfterEach
  void close() throws IOException {
    records.close();
  }

  private static List<Detection> all(DetectionRecord record, Picture picture) {
    return record.objects().stream().map(object -> found(object, record, 0.9)).toList();
  }

  private static Detection found(TrueObject object, DetectionRecord record, double score) {
    int id = object.classId() == 1 ? 3 : 1; // a frog, or a fish
    Box box = object.box().scale(record.width(), record.height());
    return new Detection(id, LABELS.name(id).orElseThrow(), score, box);
  }

  @Test
  void findingEverythingIsPerfectWhateverTheNumbersOfTheClasses() throws IOException {
    DetectionResults results = DetectionResults.of(records, LABELS, DetectionResultsTest::all);
    assertThat(results.voc().meanAveragePrecision()).isEqualTo(1);
    assertThat(results.coco().meanAveragePrecision()).isGreaterThan(0.999);
    assertThat(results.metrics())
        .containsEntry("PascalBoxes_PerformanceByCategory/AP@0.5IOU/frog", 1.0)
        .containsEntry("PascalBoxes_Precision/mAP@0.5IOU", 1.0)
        .doesNotContainKey("PascalBoxes_PerformanceByCategory/AP@0.5IOU/newt")
        .doesNotContainKey("DetectionBoxes_Precision/mAP (large)");
    assertThat(results.metrics().values()).allMatch(value -> value >= 0 && value <= 1);
    assertThat(results.toString()).endsWith("mAP at an overlap of 0.5 1.000");
  }

  @Test
  void findingNothingIsWorthless() throws IOException {
    DetectionResults results = DetectionResults.of(records, LABELS, (record, p) -> List.of());
    assertThat(results.metrics())
        .containsEntry("DetectionBoxes_Precision/mAP", 0.0)
        .containsEntry("PascalBoxes_Precision/mAP@0.5IOU", 0.0);
  }

  @Test
  void theConfusionMatrixCountsWhatIsCertainEnough() throws IOException {
    DetectionResults results = DetectionResults.of(records, LABELS, DetectionResultsTest::all);
    int[][] certain = results.confusion(0.5).counts();
    int[][] none = results.confusion(0.95).counts();
    long objects = records.all().stream().mapToLong(record -> record.objects().size()).sum();
    assertThat(results.confusion(0.5).names()).containsExactly("fish", "newt", "frog", "nothing");
    assertThat(certain[0][0] + certain[2][2]).isEqualTo((int) objects);
    assertThat(none[0][3] + none[2][3]).isEqualTo((int) objects);
  }

  @Test
  void refusesRecordsOfAClassThatTheDetectorLacks() {
    LabelMap frogs = LabelMap.of(List.of("frog"));
    assertThatThrownBy(() -> DetectionResults.of(records, frogs, DetectionResultsTest::all))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "Expected classes that the detector knows but the records have fish");
  }
}

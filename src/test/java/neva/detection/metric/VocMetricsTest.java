package neva.detection.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import neva.checkpoint.SharedData;
import neva.detection.annotation.Box;
import neva.detection.metric.VocMetrics.OfClass;
import org.junit.jupiter.api.Test;

class VocMetricsTest {

  private static final Box LEFT = new Box(0, 0, 100, 100);
  private static final Box RIGHT = new Box(200, 0, 300, 100);
  private static final Box NOWHERE = new Box(0, 200, 100, 300);

  private static Detection found(Box box, double score) {
    return new Detection(1, "one", score, box);
  }

  private static OfClass measure(List<GroundTruth> truths, Detection... detections) {
    return VocMetrics.of(List.of(new EvaluatedImage(truths, List.of(detections))), List.of(1))
        .classes()
        .get(1);
  }

  private static List<EvaluatedImage> drawnSet() throws IOException {
    return CocoFiles.read(
        SharedData.file("golden/coco_synth_gt.json"),
        SharedData.file("golden/coco_synth_det.json"));
  }

  /** The reference was computed after a suppression at 0.3 within each class. */
  @Test
  void equalTheApiOnADrawnSet() throws IOException {
    JsonNode expected = CocoFiles.json(SharedData.file("golden/voc_synth_expected.json"));
    List<EvaluatedImage> suppressed = drawnSet().stream().map(VocMetricsTest::suppress).toList();
    VocMetrics metrics = VocMetrics.of(suppressed, List.of(1, 2, 3));
    assertThat(metrics.meanAveragePrecision())
        .isCloseTo(expected.get("PascalBoxes_Precision/mAP@0.5IOU").asDouble(), within(1e-6));
    JsonNode byClass = expected.get("PascalBoxes_PerformanceByCategory/AP@0.5IOU");
    for (int id = 1; id <= 3; id++) {
      OfClass one = metrics.classes().get(id);
      assertThat(one.objects()).isEqualTo(expected.get("num_gt").get(id - 1).asInt());
      assertThat(one.averagePrecision()).isCloseTo(byClass.get(id - 1).asDouble(), within(1e-6));
    }
  }

  private static EvaluatedImage suppress(EvaluatedImage image) {
    return new EvaluatedImage(
        image.truths(),
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> PlainNms.suppress(image.ofClass(id).detections(), 0.3, 50))
            .flatMap(List::stream)
            .toList());
  }

  /** The same set without suppression, as the API's evaluator has it; numbers from NumPy. */
  @Test
  void equalNumPyOnADrawnSetWithDuplicates() throws IOException {
    VocMetrics metrics = VocMetrics.of(drawnSet(), List.of(1, 2, 3));
    double[] byClass =
        metrics.classes().values().stream().mapToDouble(OfClass::averagePrecision).toArray();
    assertThat(byClass)
        .containsExactly(
            new double[] {0.5021045081609637, 0.5773113659280578, 0.2296415068863084},
            within(1e-9));
  }

  @Test
  void precisionFallsWithWhatIsWrongAndRecallRisesWithWhatIsRight() {
    List<GroundTruth> truths = List.of(GroundTruth.of(1, LEFT), GroundTruth.of(1, RIGHT));
    PrecisionRecall curve =
        measure(truths, found(RIGHT, 0.2), found(LEFT, 0.9), found(NOWHERE, 0.5)).curve();
    assertThat(curve.scores()).containsExactly(0.9, 0.5, 0.2);
    assertThat(curve.recall()).containsExactly(0.5, 0.5, 1);
    assertThat(curve.precision()).containsExactly(new double[] {1, 0.5, 2 / 3.0}, within(1e-9));
    assertThat(curve.areaUnderEnvelope()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-9));
  }

  @Test
  void aSecondDetectionOfOneObjectIsWrong() {
    List<GroundTruth> truths = List.of(GroundTruth.of(1, LEFT), GroundTruth.of(1, RIGHT));
    assertThat(measure(truths, found(LEFT, 0.9), found(LEFT, 0.8), found(RIGHT, 0.7)))
        .extracting(one -> one.curve().precision()[1])
        .isEqualTo(0.5);
  }

  @Test
  void difficultObjectsCountNeitherWay() {
    GroundTruth difficult = new GroundTruth(1, LEFT, LEFT.area(), false, true);
    OfClass one =
        measure(List.of(difficult, GroundTruth.of(1, RIGHT)), found(LEFT, 0.9), found(RIGHT, 0.8));
    assertThat(one.objects()).isEqualTo(1);
    assertThat(one.averagePrecision()).isCloseTo(1, within(1e-9));
  }

  @Test
  void classesWithoutObjectsDoNotCount() {
    VocMetrics metrics =
        VocMetrics.of(
            List.of(new EvaluatedImage(List.of(), List.of(found(LEFT, 0.9)))), List.of(1, 2));
    assertThat(metrics.classes()).isEmpty();
    assertThat(metrics.meanAveragePrecision()).isEqualTo(-1);
  }
}

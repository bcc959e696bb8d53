package neva.detection.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import neva.checkpoint.SharedData;
import neva.detection.annotation.Box;
import neva.detection.ssd.Boxes;

class CocoMetricsTest {

  private static final Box LARGE = new Box(0, 0, 200, 200);

  private static EvaluatedImage image(List<GroundTruth> truths, Detection... detections) {
    return new EvaluatedImage(truths, List.of(detections));
  }

  private static Detection found(Box box, double score) {
    return new Detection(1, "one", score, box);
  }

  private static double map(EvaluatedImage... images) {
    return CocoMetrics.of(List.of(images), List.of(1)).meanAveragePrecision();
  }

  @Example
  void equalPycocotoolsOnADrawnSet() throws IOException {
    List<EvaluatedImage> images =
        CocoFiles.read(
            SharedData.file("golden/coco_synth_gt.json"),
            SharedData.file("golden/coco_synth_det.json"));
    JsonNode expected = CocoFiles.json(SharedData.file("golden/coco_synth_expected.json"));
    CocoMetrics metrics = CocoMetrics.of(images, List.of(1, 2, 3));
    assertThat(metrics.values()).hasSize(12);
    expected
        .fields()
        .forEachRemaining(
            field ->
                assertThat(metrics.values().get(field.getKey()))
                    .as(field.getKey())
                    .isCloseTo(field.getValue().asDouble(), within(1e-6)));
    assertThat(metrics.classes().values().stream().mapToDouble(d -> d).average().orElseThrow())
        .isCloseTo(metrics.meanAveragePrecision(), within(1e-12));
  }

  @Provide
  Arbitrary<List<Box>> sets() {
    return Boxes.arbitrary().map(box -> box.scale(640, 480)).list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 100)
  void findingEverythingExactlyIsPerfect(@ForAll("sets") List<Box> boxes) {
    List<GroundTruth> truths = boxes.stream().map(box -> GroundTruth.of(1, box)).toList();
    Detection[] detections = boxes.stream().map(box -> found(box, 0.5)).toArray(Detection[]::new);
    assertThat(map(image(truths, detections))).isCloseTo(1, within(1e-9));
  }

  @Example
  void foundAtHalfOverlapCountsAtTheFirstThresholdOnly() {
    Box half = new Box(0, 0, 200, 101);
    CocoMetrics metrics =
        CocoMetrics.of(
            List.of(image(List.of(GroundTruth.of(1, LARGE)), found(half, 0.9))), List.of(1));
    assertThat(metrics.meanAveragePrecisionAt50()).isCloseTo(1, within(1e-9));
    assertThat(metrics.meanAveragePrecision()).isCloseTo(0.1, within(1e-9));
  }

  @Example
  void aSecondDetectionOfOneObjectIsWrongOnlyWhereItComesFirst() {
    List<GroundTruth> truths = List.of(GroundTruth.of(1, LARGE));
    Box elsewhere = new Box(300, 300, 500, 500);
    assertThat(map(image(truths, found(LARGE, 0.9), found(LARGE, 0.8)))).isCloseTo(1, within(1e-9));
    assertThat(map(image(truths, found(elsewhere, 0.95), found(LARGE, 0.9))))
        .isCloseTo(0.5, within(1e-9));
  }

  @Example
  void aCrowdIsNeitherToBeFoundNorWrong() {
    GroundTruth crowd = new GroundTruth(1, LARGE, LARGE.area(), true, false);
    GroundTruth other = GroundTruth.of(1, new Box(400, 400, 600, 600));
    Detection[] detections =
        Stream.concat(
                IntStream.range(0, 5).mapToObj(i -> found(new Box(0, 0, 50, 50 + i), 0.9)),
                Stream.of(found(other.box(), 0.5)))
            .toArray(Detection[]::new);
    assertThat(map(image(List.of(crowd, other), detections))).isCloseTo(1, within(1e-9));
  }

  @Example
  void areMinusOneWhereThereIsNothingToFind() {
    CocoMetrics metrics = CocoMetrics.of(List.of(image(List.of(), found(LARGE, 0.9))), List.of(1));
    assertThat(metrics.values().values()).containsOnly(-1.0);
    assertThat(metrics.classes()).isEmpty();
  }

  @Example
  void onlyTheBestHundredDetectionsOfAPictureCount() {
    List<GroundTruth> truths = List.of(GroundTruth.of(1, LARGE));
    Stream<Detection> wrong =
        IntStream.range(0, 100).mapToObj(i -> found(new Box(300, 300, 350, 350), 0.9));
    Detection[] all = Stream.concat(wrong, Stream.of(found(LARGE, 0.1))).toArray(Detection[]::new);
    assertThat(map(image(truths, all))).isZero();
  }
}

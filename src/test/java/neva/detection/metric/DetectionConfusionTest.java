package neva.detection.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import neva.detection.annotation.Box;
import org.junit.jupiter.api.Test;

class DetectionConfusionTest {

  private static final Box LEFT = new Box(0, 0, 100, 100);
  private static final Box RIGHT = new Box(200, 0, 300, 100);
  private static final Box NOWHERE = new Box(0, 200, 100, 300);

  private static int[][] count(List<GroundTruth> truths, Detection... detections) {
    return DetectionConfusion.of(
            List.of(new EvaluatedImage(truths, List.of(detections))), 0.5, List.of("cat", "dog"))
        .counts();
  }

  private static Detection found(int classId, Box box, double score) {
    return new Detection(classId, "", score, box);
  }

  @Test
  void countsRightWrongMissedAndInvented() {
    Box below = new Box(200, 200, 300, 300);
    int[][] counts =
        count(
            List.of(GroundTruth.of(1, LEFT), GroundTruth.of(2, RIGHT), GroundTruth.of(2, below)),
            found(1, LEFT, 0.9),
            found(1, RIGHT, 0.8),
            found(2, NOWHERE, 0.7),
            found(2, below, 0.4));
    assertThat(counts).isDeepEqualTo(new int[][] {{1, 0, 0}, {1, 0, 1}, {0, 1, 0}});
  }

  @Test
  void eachObjectIsFoundOnce() {
    int[][] counts =
        count(List.of(GroundTruth.of(1, LEFT)), found(2, LEFT, 0.8), found(1, LEFT, 0.9));
    assertThat(counts).isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 0, 0}, {0, 1, 0}});
  }

  @Test
  void difficultObjectsAndCrowdsDoNotCount() {
    GroundTruth difficult = new GroundTruth(1, LEFT, 1, false, true);
    GroundTruth crowd = new GroundTruth(1, RIGHT, 1, true, false);
    int[][] counts = count(List.of(difficult, crowd), found(2, LEFT, 0.8), found(2, LEFT, 0.7));
    assertThat(counts).isDeepEqualTo(new int[3][3]);
  }

  /** A network may have more classes than the label map. */
  @Test
  void classesWithoutANameDoNotCount() {
    int[][] counts =
        count(List.of(GroundTruth.of(1, LEFT)), found(3, LEFT, 0.9), found(90, NOWHERE, 0.8));
    assertThat(counts).isDeepEqualTo(new int[][] {{0, 0, 1}, {0, 0, 0}, {0, 0, 0}});
  }

  @Test
  void namesTheLastRowAndColumn() {
    assertThat(DetectionConfusion.of(List.of(), 0.5, List.of("cat")).names())
        .containsExactly("cat", "nothing");
  }
}

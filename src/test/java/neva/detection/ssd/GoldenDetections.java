package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.detection.annotation.Box;
import neva.detection.metric.CocoFiles;
import neva.detection.metric.Detection;

/** What the COCO model finds on two photographs, computed with NumPy. */
public final class GoldenDetections {

  public static final double LEAST_SCORE = 0.3;
  public static final List<String> PICTURES = List.of("image1.jpg", "image2.jpg");

  private GoldenDetections() {}

  /**
   * Asserts that these are the detections of a picture: each of score 0.3 and more to 1e-3, and no
   * other above the last one that is known.
   *
   * @param found the best first, boxes as shares of the picture
   */
  public static void assertFound(String picture, List<Detection> found) throws IOException {
    List<Detection> expected = expected(picture);
    assertThat(expected).hasSizeGreaterThan(9);
    for (int i = 0; i < expected.size(); i++) {
      Detection wanted = expected.get(i);
      Detection actual = found.get(i);
      assertThat(actual.classId()).as("class of %s", wanted).isEqualTo(wanted.classId());
      assertThat(actual.score()).isCloseTo(wanted.score(), within(1e-3));
      assertThat(actual.box().xmin()).isCloseTo(wanted.box().xmin(), within(1e-3));
      assertThat(actual.box().ymin()).isCloseTo(wanted.box().ymin(), within(1e-3));
      assertThat(actual.box().xmax()).isCloseTo(wanted.box().xmax(), within(1e-3));
      assertThat(actual.box().ymax()).isCloseTo(wanted.box().ymax(), within(1e-3));
    }
  }

  /** Those of score 0.3 and more; the file holds the best 20. */
  public static List<Detection> expected(String picture) throws IOException {
    List<Detection> expected = new ArrayList<>();
    for (JsonNode one :
        CocoFiles.json(SharedData.file("golden/coco_v1_075_numpy_detections.json")).get(picture)) {
      if (one.get("score").asDouble() >= LEAST_SCORE) {
        expected.add(detection(one));
      }
    }
    return expected;
  }

  private static Detection detection(JsonNode one) {
    JsonNode box = one.get("box");
    return new Detection(
        one.get("cls").asInt(),
        one.get("name").asText(),
        one.get("score").asDouble(),
        new Box(
            box.get(1).asDouble(),
            box.get(0).asDouble(),
            box.get(3).asDouble(),
            box.get(2).asDouble()));
  }
}

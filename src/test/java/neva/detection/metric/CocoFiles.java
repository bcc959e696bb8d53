package neva.detection.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.detection.annotation.Box;

/** Annotations and results in COCO's JSON. */
public final class CocoFiles {

  private CocoFiles() {}

  public static List<EvaluatedImage> read(Path truths, Path detections) throws IOException {
    Map<Integer, List<GroundTruth>> objects = new TreeMap<>();
    Map<Integer, List<Detection>> found = new TreeMap<>();
    JsonNode set = json(truths);
    for (JsonNode image : set.get("images")) {
      objects.put(image.get("id").asInt(), new ArrayList<>());
      found.put(image.get("id").asInt(), new ArrayList<>());
    }
    for (JsonNode annotation : set.get("annotations")) {
      objects.get(annotation.get("image_id").asInt()).add(truth(annotation));
    }
    for (JsonNode detection : json(detections)) {
      found.get(detection.get("image_id").asInt()).add(detection(detection));
    }
    return objects.keySet().stream()
        .map(id -> new EvaluatedImage(objects.get(id), found.get(id)))
        .toList();
  }

  public static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** VOC's metrics are tested with the same file: there, crowds are the difficult ones. */
  private static GroundTruth truth(JsonNode annotation) {
    boolean crowd = annotation.get("iscrowd").asInt() == 1;
    return new GroundTruth(
        annotation.get("category_id").asInt(),
        box(annotation.get("bbox")),
        annotation.get("area").asDouble(),
        crowd,
        crowd);
  }

  private static Detection detection(JsonNode detection) {
    return new Detection(
        detection.get("category_id").asInt(),
        "",
        detection.get("score").asDouble(),
        box(detection.get("bbox")));
  }

  /** COCO's x, y, width, height. */
  private static Box box(JsonNode xywh) {
    double x = xywh.get(0).asDouble();
    double y = xywh.get(1).asDouble();
    return new Box(x, y, x + xywh.get(2).asDouble(), y + xywh.get(3).asDouble());
  }
}

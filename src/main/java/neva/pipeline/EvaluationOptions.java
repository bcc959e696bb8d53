package neva.pipeline;

import java.util.List;

/**
 * How a network is evaluated.
 *
 * @param examples pictures that are looked at, 0 for all
 * @param metrics names of the API's sets of metrics, such as {@code coco_detection_metrics}
 * @param minScore of the detections that are drawn, 0 to 1
 */
public record EvaluationOptions(int examples, List<String> metrics, double minScore) {

  /** All pictures, by COCO's measures. */
  public static final EvaluationOptions STANDARD =
      new EvaluationOptions(0, List.of("coco_detection_metrics"), 0.5);

  public EvaluationOptions {
    metrics = List.copyOf(metrics);
  }
}

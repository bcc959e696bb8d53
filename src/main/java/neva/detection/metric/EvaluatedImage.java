package neva.detection.metric;

import java.util.Comparator;
import java.util.List;

/**
 * What there is to find on a picture, and what was found.
 *
 * @param truths in any order
 * @param detections in any order; of equal scores the first counts as the better one
 */
public record EvaluatedImage(List<GroundTruth> truths, List<Detection> detections) {

  public EvaluatedImage {
    truths = List.copyOf(truths);
    detections = List.copyOf(detections);
  }

  /** The objects and detections of one class alone. */
  EvaluatedImage ofClass(int classId) {
    return new EvaluatedImage(
        truths.stream().filter(truth -> truth.classId() == classId).toList(),
        detections.stream().filter(detection -> detection.classId() == classId).toList());
  }

  /** At most {@code most} detections, the best first. */
  List<Detection> best(int most) {
    return detections.stream()
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .limit(most)
        .toList();
  }
}

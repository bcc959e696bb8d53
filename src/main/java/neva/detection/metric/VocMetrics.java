package neva.detection.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import neva.detection.metric.PrecisionRecall.Judged;

/**
 * Pascal VOC's measure of detection: average precision at an overlap of 0.5, the area under the
 * curve without its dents (Everingham et al. 2010; the API's {@code pascal_voc_detection_metrics}).
 *
 * @param classes by number, of those that have objects which are not difficult
 */
public record VocMetrics(Map<Integer, OfClass> classes) {

  private static final double THRESHOLD = 0.5;

  /**
   * How well one class was found.
   *
   * @param objects that were to be found
   * @param curve precision against recall
   */
  public record OfClass(int objects, PrecisionRecall curve) {

    /** The area under the curve without its dents, 0 to 1. */
    public double averagePrecision() {
      return curve.areaUnderEnvelope();
    }
  }

  /**
   * Measures detections of all pictures of a set.
   *
   * @param classIds the classes that count
   */
  public static VocMetrics of(List<EvaluatedImage> images, List<Integer> classIds) {
    Map<Integer, OfClass> classes = new TreeMap<>();
    for (int id : classIds) {
      OfClass one = measure(images.stream().map(image -> image.ofClass(id)).toList());
      if (one.objects > 0) {
        classes.put(id, one);
      }
    }
    return new VocMetrics(classes);
  }

  /** The mean of the classes' average precision, 0 to 1; −1 where there is no object to find. */
  public double meanAveragePrecision() {
    return classes.values().stream().mapToDouble(OfClass::averagePrecision).average().orElse(-1);
  }

  private static OfClass measure(List<EvaluatedImage> images) {
    int objects = 0;
    List<Judged> judged = new ArrayList<>();
    for (EvaluatedImage image : images) {
      objects += (int) image.truths().stream().filter(truth -> !truth.difficult()).count();
      judge(image, judged);
    }
    return new OfClass(objects, PrecisionRecall.of(judged, objects));
  }

  /** Unlike with COCO, a detection whose best object is taken does not get the second best. */
  private static void judge(EvaluatedImage image, List<Judged> judged) {
    Set<GroundTruth> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Detection detection : image.best(Integer.MAX_VALUE)) {
      GroundTruth nearest = GroundTruth.nearest(detection.box(), image.truths(), THRESHOLD);
      if (nearest == null || !nearest.difficult()) {
        judged.add(new Judged(detection.score(), nearest != null && found.add(nearest)));
      }
    }
  }
}

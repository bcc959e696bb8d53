package neva.detection.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often objects of each class were taken for each class, or for nothing.
 *
 * @param names of the classes in the order of their numbers, then {@value #NOTHING}
 * @param counts [true class][found class]; the last row counts what was found where nothing is, the
 *     last column what was not found
 */
public record DetectionConfusion(List<String> names, int[][] counts) {

  /** The name of the last row and column. */
  public static final String NOTHING = "nothing";

  private static final double THRESHOLD = 0.5;

  /**
   * Counts detections of all pictures of a set. The best detection first, each takes the free
   * object that it overlaps most and by half, be its class right or not. Crowds and difficult
   * objects do not count, nor does what was found there, nor a detection of a class without a name.
   *
   * @param minScore of the detections that count
   * @param names of the classes 1, 2, …
   */
  public static DetectionConfusion of(
      List<EvaluatedImage> images, double minScore, List<String> names) {
    int nothing = names.size();
    int[][] counts = new int[nothing + 1][nothing + 1];
    images.forEach(image -> count(image, minScore, counts, nothing));
    return new DetectionConfusion(
        Stream.concat(names.stream(), Stream.of(NOTHING)).toList(), counts);
  }

  private static void count(EvaluatedImage image, double minScore, int[][] counts, int nothing) {
    List<GroundTruth> free = new ArrayList<>(image.truths());
    for (Detection detection : image.best(Integer.MAX_VALUE)) {
      if (detection.score() >= minScore && detection.classId() <= nothing) {
        GroundTruth truth = GroundTruth.nearest(detection.box(), free, THRESHOLD);
        if (truth == null) {
          counts[nothing][detection.classId() - 1]++;
        } else if (counts(truth)) {
          counts[truth.classId() - 1][detection.classId() - 1]++;
          free.removeIf(other -> other == truth);
        }
      }
    }
    free.stream()
        .filter(DetectionConfusion::counts)
        .forEach(truth -> counts[truth.classId() - 1][nothing]++);
  }

  private static boolean counts(GroundTruth truth) {
    return !truth.crowd() && !truth.difficult();
  }
}

package neva.detection.metric;

import java.util.Comparator;
import java.util.List;
import neva.detection.annotation.Box;

/**
 * The objects and detections of one class on one picture, matched as COCO does: the best detection
 * first, each takes the free object that it overlaps most.
 */
final class CocoMatching {

  /** What became of a detection. */
  enum Fate {
    RIGHT,
    WRONG,
    IGNORED
  }

  private static final int NOTHING = -1;

  private final AreaRange range;
  private final List<GroundTruth> truths; // those that count before those that are ignored
  private final List<Detection> detections; // the best first
  private final double[][] overlaps; // [detection][object]

  CocoMatching(EvaluatedImage image, AreaRange range, int mostDetections) {
    this.range = range;
    truths = image.truths().stream().sorted(Comparator.comparing(this::isIgnored)).toList();
    detections = image.best(mostDetections);
    overlaps = new double[detections.size()][truths.size()];
    for (int d = 0; d < overlaps.length; d++) {
      for (int t = 0; t < truths.size(); t++) {
        overlaps[d][t] = overlap(detections.get(d).box(), truths.get(t));
      }
    }
  }

  /** Of a crowd, a detection need only cover a part. */
  private static double overlap(Box found, GroundTruth truth) {
    return truth.crowd() ? found.intersection(truth.box()) / found.area() : found.iou(truth.box());
  }

  private boolean isIgnored(GroundTruth truth) {
    return truth.crowd() || !range.contains(truth.area());
  }

  /** How many objects count. */
  int objects() {
    return (int) truths.stream().filter(truth -> !isIgnored(truth)).count();
  }

  List<Detection> detections() {
    return detections;
  }

  /**
   * The fate of each detection.
   *
   * @param threshold intersection over union from which a detection may take an object
   */
  Fate[] fates(double threshold) {
    boolean[] taken = new boolean[truths.size()];
    Fate[] fates = new Fate[detections.size()];
    for (int d = 0; d < fates.length; d++) {
      int match = match(overlaps[d], threshold, taken);
      fates[d] = fate(detections.get(d), match);
      if (match != NOTHING) {
        taken[match] = true;
      }
    }
    return fates;
  }

  /** Ignored objects are only taken where no other will do. */
  private int match(double[] overlap, double threshold, boolean[] taken) {
    double most = Math.min(threshold, 1 - 1e-10);
    int match = NOTHING;
    for (int t = 0; t < overlap.length; t++) {
      boolean free = !taken[t] || truths.get(t).crowd();
      if (match != NOTHING && isIgnored(truths.get(t)) && !isIgnored(truths.get(match))) {
        break;
      }
      if (free && overlap[t] >= most) {
        most = overlap[t];
        match = t;
      }
    }
    return match;
  }

  private Fate fate(Detection detection, int match) {
    if (match == NOTHING) {
      return range.contains(detection.box().area()) ? Fate.WRONG : Fate.IGNORED;
    }
    return isIgnored(truths.get(match)) ? Fate.IGNORED : Fate.RIGHT;
  }
}

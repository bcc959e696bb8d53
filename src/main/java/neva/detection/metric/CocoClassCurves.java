package neva.detection.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import neva.detection.metric.CocoMatching.Fate;
import neva.detection.metric.PrecisionRecall.Judged;

/** How well one class was found, at each of COCO's ten thresholds. */
final class CocoClassCurves {

  static final int THRESHOLDS = 10;

  private final List<CocoMatching> matchings;
  private final int objects;
  private final List<PrecisionRecall> curves = new ArrayList<>();

  /**
   * @param images with objects and detections of one class alone
   * @param mostDetections of a picture that are looked at
   */
  CocoClassCurves(List<EvaluatedImage> images, AreaRange range, int mostDetections) {
    matchings =
        images.stream().map(image -> new CocoMatching(image, range, mostDetections)).toList();
    objects = matchings.stream().mapToInt(CocoMatching::objects).sum();
    if (objects > 0) {
      IntStream.range(0, THRESHOLDS).forEach(i -> curves.add(curve(threshold(i))));
    }
  }

  /** Computed as NumPy's linspace does, to the last bit. */
  private static double threshold(int i) {
    return i == THRESHOLDS - 1 ? 0.95 : i * ((0.95 - 0.5) / (THRESHOLDS - 1)) + 0.5;
  }

  private PrecisionRecall curve(double threshold) {
    List<Judged> judged = new ArrayList<>();
    matchings.forEach(matching -> addTo(judged, matching, matching.fates(threshold)));
    return PrecisionRecall.of(judged, objects);
  }

  private static void addTo(List<Judged> judged, CocoMatching matching, Fate[] fates) {
    for (int d = 0; d < fates.length; d++) {
      if (fates[d] != Fate.IGNORED) {
        judged.add(new Judged(matching.detections().get(d).score(), fates[d] == Fate.RIGHT));
      }
    }
  }

  /** Average precision at 0.50 + 0.05·i; nothing when there is no object. */
  OptionalDouble precision(int i) {
    return objects == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(curves.get(i).meanPrecisionAt101Recalls());
  }

  /** Its mean over all thresholds. */
  OptionalDouble precision() {
    return mean(PrecisionRecall::meanPrecisionAt101Recalls);
  }

  /** The share of the objects found, mean over all thresholds. */
  OptionalDouble recall() {
    return mean(PrecisionRecall::highestRecall);
  }

  private OptionalDouble mean(ToDoubleFunction<PrecisionRecall> value) {
    return curves.stream().mapToDouble(value).average();
  }
}

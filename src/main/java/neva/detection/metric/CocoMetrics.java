package neva.detection.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * COCO's measures of detection: average precision and recall, mean over the classes and over
 * overlaps of 0.50, 0.55, … 0.95 (Lin et al. 2014, "Microsoft COCO"; equal to pycocotools).
 *
 * @param values the twelve numbers by the API's tags, 0 to 1; −1 where there is no object to find
 * @param classes average precision by class, of those that have objects
 */
public record CocoMetrics(Map<String, Double> values, Map<Integer, Double> classes) {

  private static final String PRECISION = "DetectionBoxes_Precision/mAP";
  private static final String RECALL = "DetectionBoxes_Recall/AR@";
  private static final int MOST = 100;

  /**
   * Measures detections of all pictures of a set.
   *
   * @param classIds the classes that count
   */
  public static CocoMetrics of(List<EvaluatedImage> images, List<Integer> classIds) {
    List<List<EvaluatedImage>> byClass = new ArrayList<>();
    for (int id : classIds) {
      byClass.add(images.stream().map(image -> image.ofClass(id)).toList());
    }
    List<CocoClassCurves> all = curves(byClass, AreaRange.ALL, MOST);
    Map<Integer, Double> classes = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      int id = classIds.get(i);
      all.get(i).precision().ifPresent(precision -> classes.put(id, precision));
    }
    return new CocoMetrics(values(byClass, all), classes);
  }

  private static Map<String, Double> values(
      List<List<EvaluatedImage>> byClass, List<CocoClassCurves> all) {
    Map<String, Double> precisions = new LinkedHashMap<>();
    precisions.put(PRECISION, mean(all, CocoClassCurves::precision));
    precisions.put(PRECISION + "@.50IOU", mean(all, curves -> curves.precision(0)));
    precisions.put(PRECISION + "@.75IOU", mean(all, curves -> curves.precision(5)));
    Map<String, Double> recalls = new LinkedHashMap<>();
    for (int most : new int[] {1, 10}) {
      List<CocoClassCurves> few = curves(byClass, AreaRange.ALL, most);
      recalls.put(RECALL + most, mean(few, CocoClassCurves::recall));
    }
    recalls.put(RECALL + MOST, mean(all, CocoClassCurves::recall));
    for (AreaRange range : AreaRange.PARTS) {
      List<CocoClassCurves> sized = curves(byClass, range, MOST);
      precisions.put(PRECISION + range.suffix(), mean(sized, CocoClassCurves::precision));
      recalls.put(RECALL + MOST + range.suffix(), mean(sized, CocoClassCurves::recall));
    }
    precisions.putAll(recalls);
    return precisions;
  }

  private static List<CocoClassCurves> curves(
      List<List<EvaluatedImage>> byClass, AreaRange range, int mostDetections) {
    return byClass.stream()
        .map(images -> new CocoClassCurves(images, range, mostDetections))
        .toList();
  }

  private static double mean(
      List<CocoClassCurves> classes, Function<CocoClassCurves, OptionalDouble> value) {
    return classes.stream().map(value).flatMapToDouble(OptionalDouble::stream).average().orElse(-1);
  }

  /** Mean average precision over overlaps from 0.50 to 0.95: COCO's main number. */
  public double meanAveragePrecision() {
    return values.get(PRECISION);
  }

  /** Mean average precision at an overlap of 0.50. */
  public double meanAveragePrecisionAt50() {
    return values.get(PRECISION + "@.50IOU");
  }
}

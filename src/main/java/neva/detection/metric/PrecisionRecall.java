package neva.detection.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Precision against recall as ever less certain detections are taken.
 *
 * @param recall share of the objects found, ascending; a value for each detection that counts
 * @param precision share of the detections so far that are right
 * @param scores of the detections, descending
 */
public record PrecisionRecall(double[] recall, double[] precision, double[] scores) {

  private static final double EPSILON = Math.ulp(1.0);

  /** A detection that counts, and whether it found an object that no better one had found. */
  record Judged(double score, boolean right) {}

  /**
   * The curve of these detections; those of equal score stay in their order.
   *
   * @param objects that are to be found
   */
  static PrecisionRecall of(List<Judged> detections, int objects) {
    List<Judged> judged = new ArrayList<>(detections);
    judged.sort(Comparator.comparingDouble(Judged::score).reversed());
    double[] recall = new double[judged.size()];
    double[] precision = new double[judged.size()];
    int found = 0;
    for (int i = 0; i < judged.size(); i++) {
      found += judged.get(i).right ? 1 : 0;
      recall[i] = (double) found / objects;
      precision[i] = found / (i + 1 + EPSILON);
    }
    double[] scores = judged.stream().mapToDouble(Judged::score).toArray();
    return new PrecisionRecall(recall, precision, scores);
  }

  /** The share of the objects found by all detections together. */
  double highestRecall() {
    return recall.length == 0 ? 0 : recall[recall.length - 1];
  }

  /** The best precision at this recall or more: the curve without its dents. */
  double[] envelope() {
    double[] envelope = precision.clone();
    for (int i = envelope.length - 2; i >= 0; i--) {
      envelope[i] = Math.max(envelope[i], envelope[i + 1]);
    }
    return envelope;
  }

  /** The mean of the envelope at the recalls 0, 0.01, … 1, as COCO has it. */
  double meanPrecisionAt101Recalls() {
    double[] envelope = envelope();
    double sum = 0;
    for (int i = 0; i <= 100; i++) {
      int at = first(i * 0.01); // not i / 100.0, which pycocotools does not compute either
      sum += at < envelope.length ? envelope[at] : 0;
    }
    return sum / 101;
  }

  /** The first point whose recall is at least this. */
  private int first(double wanted) {
    int at = Arrays.binarySearch(recall, wanted);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && recall[at - 1] == wanted) {
      at--;
    }
    return at;
  }

  /** The area under the envelope, as Pascal VOC has it since 2010. */
  double areaUnderEnvelope() {
    double[] envelope = envelope();
    double area = 0;
    double from = 0;
    for (int i = 0; i < recall.length; i++) {
      area += (recall[i] - from) * envelope[i];
      from = recall[i];
    }
    return area;
  }
}

package neva.classification;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the images of a class are found, and how many of those found belong to it, as the
 * threshold falls from the highest score to the lowest.
 *
 * @param recall ascending; a value for each distinct score
 * @param precision at that recall
 */
record PrecisionRecallCurve(double[] recall, double[] precision) {

  /**
   * The curve of these scores; it has no point when nothing is positive.
   *
   * @param scores the higher, the more likely positive
   * @param positive whether it is
   */
  static PrecisionRecallCurve of(float[] scores, boolean[] positive) {
    int positives = (int) IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    List<Integer> falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toList();
    double[] recall = new double[scores.length];
    double[] precision = new double[scores.length];
    int points = 0;
    int found = 0;
    for (int taken = 1; positives > 0 && taken <= falling.size(); taken++) {
      int last = falling.get(taken - 1);
      found += positive[last] ? 1 : 0;
      if (taken == falling.size() || scores[falling.get(taken)] < scores[last]) {
        recall[points] = (double) found / positives;
        precision[points++] = (double) found / taken;
      }
    }
    return new PrecisionRecallCurve(
        Arrays.copyOf(recall, points), Arrays.copyOf(precision, points));
  }

  /**
   * The mean of the precision, weighted by how much the recall grows, as scikit-learn's {@code
   * average_precision_score}; NaN when nothing is positive.
   */
  double averagePrecision() {
    if (recall.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    double before = 0;
    for (int i = 0; i < recall.length; i++) {
      sum += (recall[i] - before) * precision[i];
      before = recall[i];
    }
    return sum;
  }
}

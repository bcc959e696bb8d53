package neva.tensorboard;

/**
 * What a yes-or-no classifier gets right when it says yes from a threshold on; thresholds are
 * evenly spaced from 0 to 1. Counted as TensorBoard's own {@code pr_curve} summary does.
 *
 * @param truePositives by threshold: positives with a score at or above it
 * @param falsePositives by threshold: negatives with a score at or above it
 */
record ThresholdCounts(int[] truePositives, int[] falsePositives) {

  /** TensorBoard's default: steps of half a per cent. */
  static final int THRESHOLDS = 201;

  static final int ROWS = 6;

  private static final float NONE = 1e-7f;

  /**
   * Counts scores from 0 to 1.
   *
   * @throws IllegalArgumentException when the arrays differ in length or a score is no probability
   */
  static ThresholdCounts of(float[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(
          "scores and positive must be equally long, found %d and %d"
              .formatted(scores.length, positive.length));
    }
    int[] truePositives = new int[THRESHOLDS];
    int[] falsePositives = new int[THRESHOLDS];
    for (int i = 0; i < scores.length; i++) {
      (positive[i] ? truePositives : falsePositives)[bucket(scores[i])]++;
    }
    return new ThresholdCounts(sumFromEnd(truePositives), sumFromEnd(falsePositives));
  }

  /** The highest threshold that the score reaches, in float as TensorBoard computes it. */
  private static int bucket(float score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("scores must be from 0 to 1, found " + score);
    }
    return (int) (score * (THRESHOLDS - 1));
  }

  private static int[] sumFromEnd(int[] counts) {
    for (int i = counts.length - 2; i >= 0; i--) {
      counts[i] += counts[i + 1];
    }
    return counts;
  }

  /**
   * True and false positives, true and false negatives, precision and recall at a threshold;
   * precision is 0 where nothing reaches the threshold, recall where nothing is positive.
   */
  float[] at(int threshold) {
    float tp = truePositives[threshold];
    float fp = falsePositives[threshold];
    float tn = falsePositives[0] - fp;
    float fn = truePositives[0] - tp;
    return new float[] {tp, fp, tn, fn, tp / Math.max(NONE, tp + fp), tp / Math.max(NONE, tp + fn)};
  }
}

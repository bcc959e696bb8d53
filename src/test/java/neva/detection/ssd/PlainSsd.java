package neva.detection.ssd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** SSD's loss and hard negative mining in plain Java, anchor by anchor, in double precision. */
final class PlainSsd {

  private PlainSsd() {}

  /** Of the four codes from {@code at} on. */
  static double smoothL1(float[] found, float[] wanted, int at) {
    double sum = 0;
    for (int i = at; i < at + 4; i++) {
      double distance = Math.abs((double) found[i] - wanted[i]);
      sum += distance <= 1 ? distance * distance / 2 : distance - 0.5;
    }
    return sum;
  }

  static double crossEntropy(double logit, boolean truth) {
    double probability = 1 / (1 + Math.exp(-logit));
    return -Math.log(truth ? probability : 1 - probability);
  }

  static double focal(double logit, boolean truth, double alpha, double gamma) {
    double probability = 1 / (1 + Math.exp(-logit));
    double ofTruth = truth ? probability : 1 - probability;
    return Math.pow(1 - ofTruth, gamma) * (truth ? alpha : 1 - alpha) * -Math.log(ofTruth);
  }

  /**
   * Numbers of the anchors of one picture that are kept, ascending.
   *
   * @param from the picture's first anchor in {@code loss} and {@code targets}
   */
  static List<Integer> mine(
      double[] loss, Targets targets, int from, double perPositive, int atLeast, int most) {
    List<Integer> hardest =
        IntStream.range(from, from + targets.anchors())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -loss[i]))
            .limit(most)
            .toList();
    List<Integer> kept = new ArrayList<>();
    hardest.stream().filter(i -> targets.classes()[i] > 0).forEach(kept::add);
    int negatives = Math.max(atLeast, (int) (perPositive * kept.size()));
    hardest.stream()
        .filter(i -> targets.classes()[i] <= 0 && targets.classWeights()[i] > 0)
        .limit(negatives)
        .forEach(kept::add);
    return kept.stream().sorted().toList();
  }
}
